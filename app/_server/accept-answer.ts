'use server'

import { z } from 'zod'
import { idSchema } from '@/lib/domain/id-schema'
import type { CardId } from '@/lib/domain/ids'
import { acceptAnswer } from '@/lib/services/facts/edit-card'
import { failed, type Result } from '@/lib/services/result'
import { ask } from './act'

const acceptedSchema = z.object({ cardId: idSchema<CardId>(), typed: z.string() })
const MOST_TYPED = 2_000

/** Takes a typed answer for right from now on. The screen that asks shows the change itself. */
export async function acceptTyped(
  input: z.input<typeof acceptedSchema>,
): Promise<Result<{ readonly aliases: readonly string[] }>> {
  return ask(acceptedSchema, input, async (ctx, { cardId, typed }) =>
    typed.length > MOST_TYPED
      ? failed('too-large', 'What you typed is too long for an answer.')
      : acceptAnswer(ctx, cardId, typed),
  )
}
