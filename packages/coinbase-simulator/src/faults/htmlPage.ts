/** What stands before the venue answers with, in place of the venue: several kB that are no JSON. */
export const htmlPage = (status: number): string => `<!DOCTYPE html>
<html lang="en-US">
<head><title>${status} | api.coinbase.com</title><meta charset="UTF-8" />
<style>${'.cf-error { margin: 0 auto; padding: 1rem; font-family: system-ui; color: #313131; }\n'.repeat(40)}</style></head>
<body><h1>Error ${status}</h1><p>The web server reported an error. Ray ID: 0000000000000000</p></body>
</html>
`;
