import { z } from 'zod'
import { saveModelChoice } from '../../data/mutations/learner'
import { findModel, modelUseSince } from '../../data/queries/learner/learner'
import { DAY_MS } from '../../domain/time/units'
import { modelEndpoint } from '../../platform/model-endpoint'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import type { ModelKeys } from './model-keys'

const MONTH_MS = 30 * DAY_MS

/** US dollars for so many tokens; null where a price is not known. */
export const costOf = (
  prices: { readonly inputPrice: number | null; readonly outputPrice: number | null },
  tokens: { readonly inputTokens: number; readonly outputTokens: number },
): number | null =>
  prices.inputPrice === null || prices.outputPrice === null
    ? null
    : (tokens.inputTokens * prices.inputPrice + tokens.outputTokens * prices.outputPrice) / 1_000_000

/** The actor's model as the settings show it, with what it was used for in the last 30 days; never the key itself. */
export const loadModel = async (ctx: Context, keys: ModelKeys) => {
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
    /** `unreadable` where the secret key of this data folder is not the one that it was encrypted with. */
    key: sealedKey === null ? ('none' as const) : isReadable ? ('stored' as const) : ('unreadable' as const),
    /** US dollars at the prices of now; null where they are not known. */
    cost: use.calls === 0 ? 0 : costOf({ inputPrice, outputPrice }, use),
  }
}

export type ShownModel = Awaited<ReturnType<typeof loadModel>>

const price = z
  .string()
  .transform((text) => text.trim().replace(',', '.'))
  .refine(
    (text) => text === '' || /^\d+(?:\.\d+)?$/.test(text),
    'Enter the price per million tokens as a number, or leave it empty.',
  )
  .transform((text) => (text === '' ? null : Number(text)))

/** What the form for a model sends. An empty key keeps the one that is stored. */
export const modelFormSchema = z.object({
  isOn: z.boolean(),
  endpoint: z.string().trim().max(500),
  model: z.string().trim().max(200),
  apiKey: z.string().trim().max(500),
  forgetKey: z.boolean(),
  inputPrice: price,
  outputPrice: price,
})

export type SentModel = z.infer<typeof modelFormSchema>

type SaveModelSurroundings = { readonly localAllowed: boolean; readonly keys: ModelKeys }

/**
 * Saves which model may make drafts for the actor. Switched on it needs an address that may be used and a name; switched
 * off, nothing is asked of what is written. The key is encrypted before it reaches the database.
 */
export const saveModel = async (
  ctx: Context,
  form: SentModel,
  { localAllowed, keys }: SaveModelSurroundings,
): Promise<Result<null>> => {
  const { isOn, endpoint, model, apiKey, forgetKey, inputPrice, outputPrice } = form
  if (isOn) {
    const checked = modelEndpoint(endpoint, localAllowed)
    if (!checked.ok) return failed('invalid', checked.message, 'endpoint')
    if (model === '') return failed('invalid', 'Enter the name of the model, as its provider spells it.', 'model')
  }
  const learner = actingLearner(ctx.actor)
  const entered = apiKey === '' ? null : keys.seal(apiKey, { learnerId: learner.learnerId, endpoint })
  await ctx.engine.write(async (tx) => {
    const before = await findModel(tx, learner.learnerId)
    // A key belongs to the place it was given for: it does not go along to another.
    const kept = before !== null && before.endpoint === endpoint && !forgetKey ? before.sealedKey : null
    const choice = { isOn, endpoint, model, sealedKey: entered ?? kept, inputPrice, outputPrice }
    await saveModelChoice(tx, learner, choice, ctx.now)
  })
  return done(null)
}
