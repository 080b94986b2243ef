import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import type { PushPolicy } from '@/lib/platform/push'

/** A message as a browser would read it, and what its server said of itself. */
export type Received = {
  readonly path: string
  readonly text: string
  /** The claims of a signature that holds, and the key that made it. */
  readonly vapid: { readonly aud: string; readonly sub: string; readonly exp: number }
  readonly key: string
  readonly ttl: number
}

type Browser = { readonly ecdh: ECDH; readonly auth: Buffer }

/** Decrypts a body as RFC 8291 and RFC 8188 say. */
const decrypt = (body: Buffer, { ecdh, auth }: Browser): string => {
  const salt = body.subarray(0, 16)
  const idLength = body[20] ?? 0
  const sender = body.subarray(21, 21 + idLength)
  const sealed = body.subarray(21 + idLength)
  const shared = ecdh.computeSecret(sender)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender])
  const ikm = Buffer.from(hkdfSync('sha256', shared, auth, info, 32))
  const key = Buffer.from(hkdfSync('sha256', ikm, salt, 'Content-Encoding: aes128gcm\0', 16))
  const nonce = Buffer.from(hkdfSync('sha256', ikm, salt, 'Content-Encoding: nonce\0', 12))
  const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16))
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8')
}

/** The claims of a VAPID header (RFC 8292) whose signature was made with the key that it names. */
const claimsOf = (header: string): Pick<Received, 'vapid' | 'key'> => {
  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(\S+)$/.exec(header) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const part = (from: number, to: number) => point.subarray(from, to).toString('base64url')
  const jwk = { kty: 'EC', crv: 'P-256', x: part(1, 33), y: part(33, 65) }
  const publicKey = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const }
  const isSigned = verify('sha256', Buffer.from(`${head}.${claims}`), publicKey, Buffer.from(signature, 'base64url'))
  if (!isSigned) throw new Error('the signature of the server does not hold')
  return { vapid: JSON.parse(Buffer.from(claims, 'base64url').toString()), key }
}

/** A push service on this machine with browsers of its own: it decrypts what it is sent. */
export const startPushService = async () => {
  const pems = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  })
  const browsers = new Map<string, Browser>()
  const received: Received[] = []
  const answers = new Map<string, number>()
  const server = createServer({ key: pems.private, cert: pems.cert }, (request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const path = request.url ?? ''
      const browser = browsers.get(path)
      const status = answers.get(path) ?? (browser ? 201 : 404)
      if (browser && status === 201) {
        const text = decrypt(Buffer.concat(parts), browser)
        received.push({
          path,
          text,
          ...claimsOf(request.headers.authorization ?? ''),
          ttl: Number(request.headers.ttl),
        })
      }
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // listens on a port
  const policy: PushPolicy = {
    ports: [port],
    admits: (address) => address === '127.0.0.1',
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    ca: pems.cert,
  }
  return {
    origin: `https://localhost:${port}`,
    policy,
    received,
    /** The status that a browser's address answers with from now on. */
    answerWith: (path: string, status: number) => answers.set(path, status),
    /** A new browser's subscription. */
    subscribe: (name: string) => {
      const ecdh = createECDH('prime256v1')
      ecdh.generateKeys()
      const auth = randomBytes(16)
      const path = `/push/${name}`
      browsers.set(path, { ecdh, auth })
      const keys = { p256dh: ecdh.getPublicKey('base64url'), auth: auth.toString('base64url') }
      return { endpoint: `https://localhost:${port}${path}`, keys, name }
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
