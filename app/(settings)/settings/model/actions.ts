'use server'

import { refresh } from 'next/cache'
import { enteredText } from '@/app/_client/form-texts'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { env } from '@/lib/platform/env'
import { modelFormSchema, saveModel } from '@/lib/services/model/load-model'
import { modelKeys } from '@/lib/services/model/model-keys'
import { failed } from '@/lib/services/result'

export type ModelFormState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saved'; readonly isOn: boolean }
  | { readonly kind: 'refused'; readonly message: string; readonly field: string | null }

/** Saves the model's form, or says what is wrong with it. */
export async function saveModelAction(_before: ModelFormState, form: FormData): Promise<ModelFormState> {
  const isOn = form.get('isOn') === 'on'
  const result = await attempt(async () => {
    const parsed = modelFormSchema.safeParse({
      isOn,
      forgetKey: form.get('forgetKey') === 'on',
      endpoint: enteredText(form, 'endpoint'),
      model: enteredText(form, 'model'),
      apiKey: enteredText(form, 'apiKey'),
      inputPrice: enteredText(form, 'inputPrice'),
      outputPrice: enteredText(form, 'outputPrice'),
    })
    const [issue] = parsed.success ? [] : parsed.error.issues
    if (!parsed.success) return failed('invalid', issue?.message ?? 'This isn’t valid.', String(issue?.path[0] ?? ''))
    const { dataDir, localModels } = env()
    const surroundings = { localAllowed: localModels, keys: modelKeys(dataDir) }
    return saveModel(await requestContext(), parsed.data, surroundings)
  })
  if (!result.ok) return { kind: 'refused', message: result.message, field: result.field ?? null }
  refresh()
  return { kind: 'saved', isOn }
}
