'use server'

import { z } from 'zod'
import { act, ask, nameSchema, refusedBy } from '@/app/_server/act'
import { spanSchema } from '@/lib/domain/drafting/draft-schema'
import { idSchema } from '@/lib/domain/id-schema'
import type { FactId, PassageId } from '@/lib/domain/ids'
import { confirmPassage } from '@/lib/services/ageing/confirm-fact'
import {
  addPassage,
  type PassageForm,
  passageInputSchema,
  passageNoteSchema,
  roleSchema,
} from '@/lib/services/facts/add-passage'
import { addSource, placeFact, type SourceChoices, sourceChoices, sourceSchema } from '@/lib/services/facts/add-source'
import { changePassage, makeMainPassage, removePassage } from '@/lib/services/facts/further-passage'
import type { Acted, Result } from '@/lib/services/result'

const factId = idSchema<FactId>()
const bothIds = z.object({ fact: factId, passage: idSchema<PassageId>() })
const aboutSchema = z.object({ role: roleSchema, note: passageNoteSchema })

/** Notes that the changed words still support the fact. */
export async function keepPassage(id: string): Promise<Result<null>> {
  return act(factId, id, confirmPassage)
}

/** Gives the fact another passage of the present text. */
export async function choosePassage(
  id: string,
  span: z.input<typeof spanSchema>,
): Promise<Result<{ readonly factId: string }>> {
  return act(z.object({ id: factId, span: spanSchema }), { id, span }, (ctx, asked) =>
    placeFact(ctx, asked.id, asked.span),
  )
}

/** Gives a further passage another role and note. */
export async function savePassageAbout(
  fact: string,
  passage: string,
  about: { readonly role: unknown; readonly note: unknown },
): Promise<Acted<null>> {
  const read = aboutSchema.safeParse(about)
  if (!read.success) return refusedBy(read.error)
  return act(bothIds, { fact, passage }, (ctx, ids) => changePassage(ctx, ids.fact, ids.passage, read.data))
}

/** Removes a further passage from a fact. */
export async function dropPassage(fact: string, passage: string): Promise<Result<null>> {
  return act(bothIds, { fact, passage }, (ctx, ids) => removePassage(ctx, ids.fact, ids.passage))
}

/** Makes a further passage the main one of its fact. */
export async function promotePassage(fact: string, passage: string): Promise<Result<null>> {
  return act(bothIds, { fact, passage }, (ctx, ids) => makeMainPassage(ctx, ids.fact, ids.passage))
}

/** Gives a fact a further passage: one that was removed, again. */
export async function bringPassageBack(fact: string, form: PassageForm): Promise<Result<unknown>> {
  return act(z.object({ fact: factId, form: passageInputSchema }), { fact, form }, (ctx, asked) =>
    addPassage(ctx, asked.fact, asked.form),
  )
}

/** The sentences of an article that a fact without a source could be drawn from. */
export async function findSources(fact: string, articleKey: string): Promise<Result<SourceChoices>> {
  return ask(z.object({ fact: factId, articleKey: nameSchema }), { fact, articleKey }, (ctx, asked) =>
    sourceChoices(ctx, asked.fact, asked.articleKey),
  )
}

/** Gives a fact without a source a passage of an article. */
export async function giveSource(fact: string, form: z.input<typeof sourceSchema>): Promise<Result<unknown>> {
  return act(z.object({ fact: factId, form: sourceSchema }), { fact, form }, (ctx, asked) =>
    addSource(ctx, asked.fact, asked.form),
  )
}
