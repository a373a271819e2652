import { generate } from 'selfsigned';

export interface Certificate {
  /** PEM, PKCS 8. */
  readonly privateKey: string;
  /** PEM. A client that is given it as a certificate authority trusts the server. */
  readonly certificate: string;
}

/** `expired`: its time is over. `otherHost`: it is for `exchange.example`, and for nobody on this machine. */
export type CertificateKind = 'good' | 'expired' | 'otherHost';

const DAY_MS = 86_400_000;

/** Made by itself for `127.0.0.1` and `localhost`, good for a year. The private key never leaves the process. */
export async function makeCertificate(kind: CertificateKind = 'good'): Promise<Certificate> {
  const endsAt = Date.now() + (kind === 'expired' ? -1 : 365) * DAY_MS;
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(endsAt - 366 * DAY_MS),
    notAfterDate: new Date(endsAt),
    extensions: [
      // It vouches for itself: what trusts only authorities, such as OpenSSL, takes it too.
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames:
          kind === 'otherHost'
            ? [{ type: 2, value: 'exchange.example' }]
            : [
                { type: 2, value: 'localhost' },
                { type: 7, ip: '127.0.0.1' },
              ],
      },
    ],
  });
  return { privateKey: made.private, certificate: made.cert };
}
