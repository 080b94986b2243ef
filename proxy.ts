import { type NextRequest, NextResponse } from 'next/server'
import { policyOfPage } from '@/lib/platform/security-headers'

const NONCE_BYTES = 16

/**
 * Gives every page a Content-Security-Policy with a nonce of its own; Next puts the nonce on its scripts. Who may ask
 * is decided before this, in `lib/platform/host-guard.ts`, for every path: here a request would cost three times as
 * much, so the programs' interface and the built files do not come by.
 */
export const proxy = (request: NextRequest): NextResponse => {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(NONCE_BYTES))).toString('base64')
  const policy = policyOfPage({ nonce, dev: process.env.NODE_ENV === 'development' })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

export const config = { matcher: ['/((?!api/|_next/static/).*)'] }
