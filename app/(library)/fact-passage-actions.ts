'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { idSchema } from '@/lib/domain/id-schema'
import type { FactId, PassageId } from '@/lib/domain/ids'
import type { Context } from '@/lib/services/context'
import {
  addPassage,
  type PassageForm,
  passageInputSchema,
  passageNoteSchema,
  roleSchema,
} from '@/lib/services/facts/add-passage'
import { addSource, type SourceChoices, sourceChoices, sourceSchema } from '@/lib/services/facts/add-source'
import { changePassage, makeMainPassage, removePassage } from '@/lib/services/facts/further-passage'
import { failed, type Result } from '@/lib/services/result'

const NOT_UNDERSTOOD = failed('invalid', 'The request couldn’t be read. Reload the page.')

const factId = idSchema<FactId>()
const passageId = idSchema<PassageId>()
const aboutSchema = z.object({ role: roleSchema, note: passageNoteSchema })

/** Every screen may show the passages of a fact. */
const shown = <T>(result: Result<T>): Result<T> => {
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

type Work = (ctx: Context, factId: FactId, passageId: PassageId) => Promise<Result<null>>

const onPassage = async (fact: string, passage: string, work: Work): Promise<Result<null>> => {
  const [ofFact, ofPassage] = [factId.safeParse(fact), passageId.safeParse(passage)]
  if (!ofFact.success || !ofPassage.success) return NOT_UNDERSTOOD
  return shown(await attempt(async () => work(await requestContext(), ofFact.data, ofPassage.data)))
}

/** Gives a further passage another role and note. */
export async function savePassageAbout(
  fact: string,
  passage: string,
  about: z.input<typeof aboutSchema>,
): Promise<Result<null>> {
  const parsed = aboutSchema.safeParse(about)
  if (!parsed.success) return failed('invalid', parsed.error.issues[0]?.message ?? NOT_UNDERSTOOD.message)
  return onPassage(fact, passage, (ctx, ...ids) => changePassage(ctx, ...ids, parsed.data))
}

/** Removes a further passage from a fact. */
export async function dropPassage(fact: string, passage: string): Promise<Result<null>> {
  return onPassage(fact, passage, removePassage)
}

/** Makes a further passage the main one of its fact. */
export async function promotePassage(fact: string, passage: string): Promise<Result<null>> {
  return onPassage(fact, passage, makeMainPassage)
}

/** Gives a fact a further passage: one that was removed, again. */
export async function bringPassageBack(fact: string, form: PassageForm): Promise<Result<unknown>> {
  const [ofFact, input] = [factId.safeParse(fact), passageInputSchema.safeParse(form)]
  if (!ofFact.success || !input.success) return NOT_UNDERSTOOD
  return shown(await attempt(async () => addPassage(await requestContext(), ofFact.data, input.data)))
}

/** The sentences of an article that a fact without a source could be drawn from. */
export async function findSources(fact: string, articleKey: string): Promise<Result<SourceChoices>> {
  const ofFact = factId.safeParse(fact)
  if (!ofFact.success || articleKey.length > 200) return NOT_UNDERSTOOD
  return attempt(async () => sourceChoices(await requestContext(), ofFact.data, articleKey))
}

/** Gives a fact without a source a passage of an article. */
export async function giveSource(fact: string, form: z.input<typeof sourceSchema>): Promise<Result<unknown>> {
  const [ofFact, input] = [factId.safeParse(fact), sourceSchema.safeParse(form)]
  if (!ofFact.success || !input.success) return NOT_UNDERSTOOD
  return shown(await attempt(async () => addSource(await requestContext(), ofFact.data, input.data)))
}
