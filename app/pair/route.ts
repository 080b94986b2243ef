import { pairingPage } from './pairing-page'

/** The page that pairs a device. `proxy.ts` gives every page its nonce. */
export const GET = (request: Request): Response =>
  new Response(pairingPage(request.headers.get('x-nonce') ?? ''), {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
