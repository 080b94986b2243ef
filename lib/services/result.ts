import type { Engine, Tx } from '../data/engine/engine'

/** Why a service did not do what it was asked. The set is closed; one place maps it to screens and one to HTTP. */
export type FailureCode =
  | 'not-found'
  | 'invalid'
  | 'conflict'
  | 'forbidden'
  | 'too-large'
  | 'too-many'
  | 'wrong-type'
  | 'storage'

export type Failure = {
  readonly ok: false
  readonly code: FailureCode
  /** What happened, to what, and what to do. */
  readonly message: string
  /** The field of a form that the message is about. */
  readonly field?: string
}

export type Result<T> = { readonly ok: true; readonly value: T } | Failure

/** What a form is told: where it is refused, also what is wrong with its fields, by their names (`asOf`, `cards.0.front`). */
export type Acted<T> =
  | { readonly ok: true; readonly value: T }
  | (Failure & { readonly fields: Readonly<Record<string, string>> })

export const done = <T>(value: T): Result<T> => ({ ok: true, value })

export const failed = (code: FailureCode, message: string, field?: string): Failure => ({
  ok: false,
  code,
  message,
  ...(field === undefined ? {} : { field }),
})

/** What a service gives where it does what it is asked. */
export type Given<Service extends (...asked: never[]) => unknown> = Extract<
  Awaited<ReturnType<Service>>,
  { readonly ok: true; readonly value: unknown }
>['value']

/** What many services say of what the actor does not have. */
export const NO_ARTICLE = failed('not-found', 'There is no such article in your library.')
export const NO_FACT = failed('not-found', 'There is no such fact in your library.')
export const NO_BRIEFING = failed('not-found', 'There is no such briefing.')

/** Gives a transaction up: thrown inside it and caught around it. */
class RefusedWrite extends Error {
  constructor(readonly result: Failure) {
    super(result.message)
    this.name = 'RefusedWrite'
  }
}

/** Works in one transaction, of which nothing is kept if the work fails. */
export const writeOrNothing = async <T>(
  { write }: Pick<Engine, 'write'>,
  work: (tx: Tx) => Promise<Result<T>>,
): Promise<Result<T>> => {
  try {
    return await write(async (tx) => {
      const result = await work(tx)
      if (!result.ok) throw new RefusedWrite(result)
      return result
    })
  } catch (reason) {
    if (reason instanceof RefusedWrite) return reason.result
    throw reason
  }
}
