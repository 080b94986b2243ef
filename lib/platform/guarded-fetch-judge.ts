import { NOT_PUBLIC, RefusedAddressError } from './guarded-fetch-policy'

/** Why nothing was fetched; the same codes as those of sources. */
export type FetchFailureCode =
  | 'refused-address'
  | 'login'
  | 'not-found'
  | 'unreachable'
  | 'timeout'
  | 'too-large'
  | 'bomb'
  | 'wrong-type'
export type FetchFailure = { readonly ok: false; readonly code: FetchFailureCode; readonly message: string }

/** What is wanted of an address: an article to read, or a feed that lists articles. */
export type FetchKind = 'page' | 'feed'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const TYPES: Readonly<Record<FetchKind, readonly string[]>> = {
  page: [
    'text/html',
    'application/xhtml+xml',
    'text/plain',
    'text/markdown',
    'text/x-markdown',
    'application/pdf',
    'application/epub+zip',
    DOCX,
  ],
  feed: [
    'application/rss+xml',
    'application/atom+xml',
    'application/rdf+xml',
    'application/xml',
    'text/xml',
    'application/feed+json',
    'application/json',
    'text/html',
    'text/plain',
  ],
}

export const accepts = (kind: FetchKind, name: string): boolean => TYPES[kind].includes(name)

/** The name and the character set of a Content-Type header. */
export const mediaType = (header: string): { readonly name: string; readonly charset: string | null } => ({
  name: (header.split(';')[0] ?? '').trim().toLowerCase(),
  charset: /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(header)?.[1] ?? null,
})

/** Whether a redirect went to a form for signing in: the last parts of the path, or a host that does nothing else. */
export const isLoginAddress = ({ pathname, hostname }: URL): boolean =>
  /(?:^|\/)(?:log-?in|sign-?in|sso|saml2?|oauth2?|authorize|wp-login\.php|user\/login|auth)(?:[/.]|$)/i.test(
    pathname,
  ) || /^(?:login|signin|sso|auth|accounts|id)\./i.test(hostname)

const shown = (address: string | URL): string => {
  const text = String(address)
  return text.length > 120 ? `${text.slice(0, 117)}…` : text
}

const IN_BROWSER = 'Open it in your browser, save the page or copy its text, and add that.'

/** A refusal with its message; `detail` is what the code leaves open. */
export const refusal = (code: FetchFailureCode, address: string | URL, detail = ''): FetchFailure => {
  const name = shown(address)
  const messages: Readonly<Record<FetchFailureCode, string>> = {
    'refused-address': `${name} was not opened: ${detail}`,
    login: `${name} asks readers to sign in. ${IN_BROWSER}`,
    'not-found': `There is no page at ${name}. Check the address.`,
    unreachable: `${name} could not be read: ${detail}`,
    timeout: `${name} did not answer in time. Try again later, or save the page in your browser and add the file.`,
    'too-large': `${name} is larger than 5 MB and was not read. Save it in your browser and add part of it.`,
    bomb: `${name} unpacks to far more than it should, so reading was stopped. Nothing was added.`,
    'wrong-type': `${name} is not of a type that can be read${detail ? ` (${detail})` : ''}. It must be a web page, plain text, Markdown, a PDF, a Word file, an EPUB book or a feed.`,
  }
  return { ok: false, code, message: messages[code] }
}

/** What a status other than success means; null where the answer can be read. */
export const failureOfStatus = (status: number, url: URL): FetchFailure | null => {
  if (status >= 200 && status < 300) return null
  if (status === 401 || status === 402 || status === 403 || status === 407) return refusal('login', url)
  if (status === 404 || status === 410) return refusal('not-found', url)
  if (status === 429) return refusal('unreachable', url, 'the site asks you to come back later.')
  if (status >= 500) return refusal('unreachable', url, `the site reported an error (${status}). Try again later.`)
  return refusal('unreachable', url, `the site answered ${status}. ${IN_BROWSER}`)
}

const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no site with that name. Check the address.',
  EAI_AGAIN: 'the name could not be looked up. Check your internet connection.',
  ECONNREFUSED: 'the site does not accept connections.',
  ENETUNREACH: 'there is no route to the site. Check your internet connection.',
  EHOSTUNREACH: 'there is no route to the site. Check your internet connection.',
  ECONNRESET: 'the site broke off the connection. Try again later.',
}

const isTls = (code: string): boolean =>
  /^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|EPROTO)/.test(code)

/** Connection attempts to several addresses of one name fail together, each with a cause of its own. */
const causesOf = (reason: unknown): readonly unknown[] =>
  reason instanceof AggregateError
    ? [reason, ...reason.errors]
    : reason instanceof Error && reason.cause !== undefined
      ? [reason, ...causesOf(reason.cause)]
      : [reason]

const codeOf = (reason: unknown): string => {
  if (!(reason instanceof Error)) return ''
  if ('code' in reason && typeof reason.code === 'string') return reason.code
  return reason.name === 'HTTPParserError' ? 'HTTP' : ''
}

/** What a network error means for the reader. @throws what is no error of the network: a bug */
export const failureOfError = (
  reason: unknown,
  address: string,
  { timedOut, stopped }: { readonly timedOut: boolean; readonly stopped: boolean },
): FetchFailure => {
  const causes = causesOf(reason)
  if (causes.some((cause) => cause instanceof RefusedAddressError))
    return refusal('refused-address', address, NOT_PUBLIC)
  if (timedOut) return refusal('timeout', address)
  if (stopped) return refusal('unreachable', address, 'it was stopped.')
  const codes = causes.map(codeOf).filter((code) => code !== '')
  if (codes.some((code) => /TIMEOUT|ETIMEDOUT/.test(code))) return refusal('timeout', address)
  if (codes.some(isTls))
    return refusal('unreachable', address, 'its certificate is not valid, so there is no way to know whose page it is.')
  const explanation = codes.map((code) => WORDS[code]).find((words) => words !== undefined)
  if (explanation) return refusal('unreachable', address, explanation)
  if (codes.length > 0) return refusal('unreachable', address, `the answer could not be understood (${codes[0]}).`)
  throw reason
}
