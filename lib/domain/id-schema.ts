import { z } from 'zod'

/** Longer than any id: those of content files name their article and fact. */
const MOST_CHARACTERS = 200

/** Parses an id that comes from outside. Whether there is such a thing, the database says. */
export const idSchema = <Id extends string>() =>
  z.custom<Id>((id) => typeof id === 'string' && id.length <= MOST_CHARACTERS, 'This is not an id.')
