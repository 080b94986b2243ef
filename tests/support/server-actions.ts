import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { BODY_LIMIT_BYTES } from '@/lib/platform/host-guard'
import { present } from '@/tests/support/must'

const MANIFEST = fileURLToPath(new URL('../../.next/server/server-reference-manifest.json', import.meta.url))

const manifestSchema = z.object({
  node: z.record(z.string(), z.object({ exportedName: z.string(), filename: z.string() })),
})

const idOf = (name: string): string => {
  const { node } = manifestSchema.parse(JSON.parse(readFileSync(MANIFEST, 'utf8')))
  return present(Object.entries(node).find(([, { exportedName }]) => exportedName === name))[0]
}

export type SentForm = {
  /** The name that the action is exported by. */
  readonly action: string
  /** A page that holds it. */
  readonly page: string
  /** The state of the form before it is sent. */
  readonly state: object | null
  readonly fields: Readonly<Record<string, string | File>>
}

export type ActionAnswer = {
  readonly status: number
  /** Where the action leads to. */
  readonly redirect: string | null
  /** What it gave, as React sends it: to be searched for words. */
  readonly body: string
}

/**
 * Sends a form to a server action of the built application as React does, without a browser: a text of 5 MB is there in
 * milliseconds, and hundreds can be sent.
 */
export const sendForm = async (
  url: string,
  { action, page, state, fields }: SentForm,
  signal: AbortSignal | null = null,
): Promise<ActionAnswer> => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value)
  body.append('0', JSON.stringify([state, '$K1']))
  const encoded = new Response(body)
  const type = encoded.headers.get('content-type') ?? ''
  const content = Buffer.from(await encoded.arrayBuffer())
  const sending = fetch(`${url}${page}`, {
    method: 'POST',
    headers: { Accept: 'text/x-component', 'Next-Action': idOf(action), Origin: url, 'Content-Type': type },
    body: content,
    redirect: 'manual',
    signal,
  })
  // The server answers what is too large before it has read it, and closes: the answer may not be seen for the writing.
  const response = await sending.catch((reason) => {
    if (content.length <= BODY_LIMIT_BYTES || signal?.aborted) throw reason
    return new Response('Content Too Large', { status: 413 })
  })
  const redirect = response.headers.get('x-action-redirect')?.split(';')[0] ?? null
  return { status: response.status, redirect, body: await response.text() }
}
