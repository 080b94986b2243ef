import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const NAME = 'draft-cards.md'

/** Where the prompt is read from: a file of that name in the data folder's `prompts` wins over the one that is shipped. */
export const promptFile = (
  dataDir: string,
  root: string = process.cwd(),
): { readonly path: string; readonly isOwn: boolean } => {
  const own = join(dataDir, 'prompts', NAME)
  return existsSync(own) ? { path: own, isOwn: true } : { path: join(root, 'content', 'prompts', NAME), isOwn: false }
}

export const readPrompt = (dataDir: string, root?: string): string =>
  readFileSync(promptFile(dataDir, root).path, 'utf8')
