'use server'

import { z } from 'zod'
import { enteredText } from '@/app/_client/form-texts'
import { act, refused } from '@/app/_server/act'
import { env } from '@/lib/platform/env'
import { modelFormSchema, saveModel } from '@/lib/services/model/load-model'
import { modelKeys } from '@/lib/services/model/model-keys'
import { type Acted, done, failed } from '@/lib/services/result'

export type SavedModel = { readonly isOn: boolean }

/** Saves the model's form, or says what is wrong with it. */
export async function saveModelAction(_before: Acted<SavedModel> | null, form: FormData): Promise<Acted<SavedModel>> {
  const parsed = modelFormSchema.safeParse({
    isOn: form.get('isOn') === 'on',
    forgetKey: form.get('forgetKey') === 'on',
    endpoint: enteredText(form, 'endpoint'),
    model: enteredText(form, 'model'),
    apiKey: enteredText(form, 'apiKey'),
    inputPrice: enteredText(form, 'inputPrice'),
    outputPrice: enteredText(form, 'outputPrice'),
  })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refused(failed('invalid', issue?.message ?? 'This isn’t valid.', String(issue?.path[0] ?? '')))
  }
  const { dataDir, localModels } = env()
  return act(z.null(), null, async (ctx) => {
    const saved = await saveModel(ctx, parsed.data, { localAllowed: localModels, keys: modelKeys(dataDir) })
    return saved.ok ? done({ isOn: parsed.data.isOn }) : saved
  })
}
