import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Context } from '@/lib/services/context'
import { editCard } from '@/lib/services/facts/edit-card'
import { must, present } from '@/tests/support/must'
import { temporaryFolder } from '@/tests/support/temporary-folder'

/** A folder of notes, which is removed after the test. */
export const folderOfNotes = (notes: Readonly<Record<string, string>>) => {
  const path = temporaryFolder()
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  for (const [name, text] of Object.entries(notes)) write(name, text)
  const read = (name: string): string => readFileSync(join(path, name), 'utf8')
  const change = (name: string, from: string, to: string): void => write(name, read(name).replace(from, to))
  return { path, write, read, change }
}

/** The cards of the library without an article, by their questions. */
export const ownCardsIn = async ({ engine }: Context) => {
  const { db, t } = engine.read
  const rows = await db.select().from(t.cards)
  return new Map(rows.map((card) => [card.front, card]))
}

/** Changes the text of a card in the library. */
export const editIn = async (
  ctx: Context,
  front: string,
  text: { readonly front?: string; readonly back?: string },
) => {
  const card = present((await ownCardsIn(ctx)).get(front))
  must(await editCard(ctx, card.id, { front, back: card.back, hint: card.hint, ...text }))
}
