import { generate } from 'selfsigned';

export interface Certificate {
  /** PEM, PKCS 8. */
  readonly privateKey: string;
  /** PEM. A client that is given it as a certificate authority trusts the server. */
  readonly certificate: string;
}

/** Made by itself for `127.0.0.1` and `localhost`, good for a year. The private key never leaves the process. */
export async function makeCertificate(): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    extensions: [
      // It vouches for itself: what trusts only authorities, such as OpenSSL, takes it too.
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { privateKey: made.private, certificate: made.cert };
}
