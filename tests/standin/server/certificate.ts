import { generate } from 'selfsigned';

/** A self-signed certificate for huggingface.co, made anew at each start; browsers need `--ignore-certificate-errors`. */
export async function makeCertificate(): Promise<{ key: string; cert: string }> {
  const pem = await generate([{ name: 'commonName', value: 'huggingface.co' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'huggingface.co' }] }],
  });
  return { key: pem.private, cert: pem.cert };
}
