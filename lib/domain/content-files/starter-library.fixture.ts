import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArticleFile } from './article-file'

const FOLDER = join(import.meta.dirname, '../../../content')

/** The articles of the library that a first start loads. */
export const starterArticles = () =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => parseArticleFile(name, readFileSync(join(FOLDER, name), 'utf8')).article ?? [])
