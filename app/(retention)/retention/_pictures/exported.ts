import type { Pictured } from '@/app/_ui/charts/picture'
import type { Context } from '@/lib/services/context'
import { loadSources } from '@/lib/services/retention/load-sources'
import { loadTroubles } from '@/lib/services/retention/load-troubles'
import { type Asked, loadOnePicture } from './catalogue'
import { sourcesTable } from './source-columns'
import { parseSourceView } from './source-view'
import { troubleTables } from './trouble-tables'

/** What can be saved under a name: a picture of the retention page, or the tables of the pages beside it. */
export const loadExported = async (
  ctx: Context,
  name: string,
  asked: Asked,
  params: Readonly<Record<string, string>>,
): Promise<Pictured | null> => {
  const withoutDrawing = { name, drawing: null, definition: null }
  if (name === 'sources') {
    const view = parseSourceView(params)
    const figures = await loadSources(ctx, view.by)
    return {
      ...{ ...withoutDrawing, title: 'By source', label: '', finding: figures.finding },
      tables: [sourcesTable(figures, view)],
    }
  }
  if (name === 'trouble') {
    const figures = await loadTroubles(ctx, asked.filter)
    return {
      ...{ ...withoutDrawing, title: 'Trouble', label: '', finding: figures.costliestFinding },
      tables: troubleTables(figures),
    }
  }
  return loadOnePicture(ctx, name, asked)
}
