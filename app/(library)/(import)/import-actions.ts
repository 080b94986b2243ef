'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { beforeCards } from '@/app/_server/before-import'
import { requestContext } from '@/app/_server/request-context'
import { WINNERS } from '@/lib/domain/imports/import-options'
import { COLUMN_ROLES, MARKUPS } from '@/lib/domain/imports/text-preview'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import type { Context } from '@/lib/services/context'
import {
  confirmRun,
  openRun,
  planRun,
  readAgainRun,
  readRun,
  receivePart,
  stopRun,
  undoRun,
} from '@/lib/services/imports/import-run'
import { failed, type Result } from '@/lib/services/result'

const fileSchema = z.object({ fileName: z.string().min(1).max(300), size: z.int().min(0) })
/** A name of a deck; an empty one is none. */
const deckName = z
  .string()
  .trim()
  .max(200)
  .transform((name) => (name === '' ? null : name))
const MOST_DECKS = 5_000
const MOST_TYPES = 500
const MOST_FIELDS = 500
const optionsSchema = z.object({
  withScheduling: z.boolean(),
  deck: deckName,
  decks: z
    .record(z.string(), z.object({ to: deckName, withScheduling: z.boolean(), isLeftOut: z.boolean() }))
    .refine((decks) => Object.keys(decks).length <= MOST_DECKS),
  winner: z.enum(WINNERS),
  sourceFields: z
    .record(z.string(), z.array(z.string()).max(MOST_FIELDS))
    .refine((types) => Object.keys(types).length <= MOST_TYPES),
})
const choicesSchema = z.object({
  columns: z.array(z.enum(COLUMN_ROLES)).max(200),
  markup: z.enum(MARKUPS),
  hasHeader: z.boolean(),
  encoding: z.string().max(40),
  separator: z.string().min(1).max(5),
})
const partSchema = z.object({ from: z.coerce.number().int().min(0), bytes: z.instanceof(Blob) })
const importId = z.uuid()

const WRONG = failed('invalid', 'This cannot be read. Load the page again.')

const failing = (reason: unknown): void =>
  log.error(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason))

/** Does one thing of an import; the page then shows where it stands. */
const step = async (work: (ctx: Context) => Promise<Result<null>>): Promise<Result<null>> => {
  const result = await attempt(async () => work(await requestContext()))
  revalidatePath('/library/import')
  return result
}

/** Begins to receive a file. */
export const openImport = async (file: z.input<typeof fileSchema>): Promise<Result<null>> => {
  const read = fileSchema.safeParse(file)
  return read.success ? attempt(async () => openRun(await requestContext(), env().dataDir, read.data)) : WRONG
}

/** Receives a part of the file: `from` says how many bytes came before it. */
export const sendImportPart = async (form: FormData): Promise<Result<null>> => {
  const read = partSchema.safeParse({ from: form.get('from'), bytes: form.get('bytes') })
  if (!read.success) return WRONG
  const bytes = new Uint8Array(await read.data.bytes.arrayBuffer())
  return attempt(async () => receivePart(await requestContext(), read.data.from, bytes))
}

/** Reads the file that was received. */
export const readImport = async (): Promise<Result<null>> => step((ctx) => readRun(ctx, failing))

/** Reads a table again, with its columns as they were chosen. */
export const readImportAgain = async (choices: z.input<typeof choicesSchema>): Promise<Result<null>> => {
  const read = choicesSchema.safeParse(choices)
  return read.success ? step((ctx) => readAgainRun(ctx, read.data, failing)) : WRONG
}

/** Says what the import would bring with other choices. */
export const planImport = async (options: z.input<typeof optionsSchema>): Promise<Result<null>> => {
  const read = optionsSchema.safeParse(options)
  return read.success ? step((ctx) => planRun(ctx, read.data)) : WRONG
}

/** Imports what was shown, after a backup. */
export const confirmImport = async (): Promise<Result<null>> =>
  step(async (ctx) => confirmRun(await beforeCards(ctx), failing))

/** Stops the import, or gives it up. */
export const stopImport = async (): Promise<Result<null>> => step(stopRun)

/** Undoes an import. */
export const undoImportAction = async (id: string): Promise<Result<null>> => {
  const read = importId.safeParse(id)
  if (!read.success) return WRONG
  const result = await step((ctx) => undoRun(ctx, read.data))
  revalidatePath('/', 'layout')
  return result
}
