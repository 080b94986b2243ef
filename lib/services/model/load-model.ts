import { findModel, type ModelUse, modelUseSince } from '../../data/queries/learner/learner'
import { DAY_MS } from '../../domain/time/units'
import type { Context } from '../context'
import type { ModelKeys } from './model-keys'

const MONTH_MS = 30 * DAY_MS

/** What a screen shows of a model: never the key itself. */
export type ShownModel = {
  readonly isOn: boolean
  readonly endpoint: string
  readonly host: string | null
  readonly model: string
  /** `unreadable` where the secret key of this data folder is not the one that it was encrypted with. */
  readonly key: 'none' | 'stored' | 'unreadable'
  readonly inputPrice: number | null
  readonly outputPrice: number | null
  /** Of the last 30 days. */
  readonly use: ModelUse
  /** US dollars of the last 30 days at the prices of now; null where they are not known. */
  readonly cost: number | null
}

/** US dollars for so many tokens; null where a price is not known. */
export const costOf = (
  prices: { readonly inputPrice: number | null; readonly outputPrice: number | null },
  tokens: { readonly inputTokens: number; readonly outputTokens: number },
): number | null =>
  prices.inputPrice === null || prices.outputPrice === null
    ? null
    : (tokens.inputTokens * prices.inputPrice + tokens.outputTokens * prices.outputPrice) / 1_000_000

/** The actor's model as the settings show it, with what it was used for. */
export const loadModel = async (ctx: Context, keys: ModelKeys): Promise<ShownModel> => {
  const { learnerId } = ctx.actor
  const choice = await findModel(ctx.engine.read, learnerId)
  const use = await modelUseSince(ctx.engine.read, learnerId, ctx.now - MONTH_MS)
  const {
    isOn = false,
    endpoint = '',
    model = '',
    inputPrice = null,
    outputPrice = null,
    sealedKey = null,
  } = choice ?? {}
  const isReadable = sealedKey !== null && keys.open(sealedKey, { learnerId, endpoint }) !== null
  return {
    isOn,
    endpoint,
    model,
    inputPrice,
    outputPrice,
    use,
    host: URL.canParse(endpoint) ? new URL(endpoint).host : null,
    key: sealedKey === null ? 'none' : isReadable ? 'stored' : 'unreadable',
    cost: use.calls === 0 ? 0 : costOf({ inputPrice, outputPrice }, use),
  }
}
