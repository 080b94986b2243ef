import { RE2JS } from 're2js'

/** A regular expression that takes time in proportion to the text, whatever it says. */
export type LinearRegex = { readonly test: (text: string) => boolean }

/**
 * Compiles a regular expression in the syntax of RE2, which has neither backreferences nor lookaround and so never
 * backtracks; letters match in both cases unless it begins with `(?-i)`.
 * @throws when it is not one
 */
export const compileRegex = (source: string): LinearRegex => {
  const compiled = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE)
  return { test: (text) => compiled.test(text) }
}

/** What is wrong with a regular expression, in a few words; null if it is one. */
export const regexProblem = (source: string): string | null => {
  try {
    compileRegex(source)
    return null
  } catch (reason) {
    const told = reason instanceof Error ? reason.message : ''
    return told.replace(/^error parsing regexp:\s*/i, '') || 'it cannot be read'
  }
}
