import type { ChartModel } from '@/app/_ui/charts/chart'
import { loadProblemCards } from '@/lib/services/retention/load-problem-cards'
import { loadSources } from '@/lib/services/retention/load-sources'
import type { RetentionModel } from '@/lib/services/retention/retention-model'
import { type ChartRequest, loadChart } from './catalogue'
import { problemCardTables } from './problem-card-tables'
import { sourcesTable } from './source-columns'
import { parseSourceView } from './source-view'

/** What can be saved under a name: a chart of the retention page, or the tables of the pages beside it. */
export const loadExported = async (
  model: RetentionModel,
  name: string,
  request: ChartRequest,
  params: Readonly<Record<string, string>>,
): Promise<ChartModel | null> => {
  const withoutDrawing = { name, drawing: null, definition: null }
  if (name === 'sources') {
    const view = parseSourceView(params)
    const figures = await loadSources(model, view.by)
    return {
      ...withoutDrawing,
      title: 'By source',
      label: '',
      headline: figures.headline,
      tables: [sourcesTable(figures, view)],
    }
  }
  if (name === 'problem-cards') {
    const figures = await loadProblemCards(model)
    return {
      ...withoutDrawing,
      title: 'Problem cards',
      label: '',
      headline: figures.costliestHeadline,
      tables: problemCardTables(figures),
    }
  }
  return loadChart(model, name, request)
}
