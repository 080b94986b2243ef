import { type NextRequest, NextResponse } from 'next/server'
import { policyOfPage } from '@/lib/platform/security-headers'
import { chosenSearch, parseCardAddress } from '@/lib/services/card-query/card-address'
import { cardAddressQuery } from '@/lib/services/card-query/card-address-query'

const NONCE_BYTES = 16

/** The address of Cards with chosen filters written into its search; null where none was chosen. */
const withChosenFilters = ({ nextUrl }: NextRequest): URL | null => {
  const params = Object.fromEntries(nextUrl.searchParams)
  const chosen = nextUrl.pathname === '/cards' ? chosenSearch(params) : null
  if (chosen === null) return null
  const url = nextUrl.clone()
  url.search = cardAddressQuery(parseCardAddress(params).address, { search: chosen || undefined, page: 1 })
  return url
}

/**
 * Gives every page a Content-Security-Policy with a nonce of its own; Next puts the nonce on its scripts. Who may ask
 * is decided before this, in `lib/platform/host-guard.ts`, for every path: here a request would cost three times as
 * much, so the programs' interface and the built files do not come by. A choice of filters is sent on here and not by the
 * page: there a redirect takes the page down, and with it the focus and what was chosen meanwhile.
 */
export const proxy = (request: NextRequest): NextResponse => {
  const chosen = withChosenFilters(request)
  if (chosen !== null) return NextResponse.redirect(chosen)
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
