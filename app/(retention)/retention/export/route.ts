import type { NextRequest } from 'next/server'
import { answering, problem } from '@/app/_server/problem'
import { svgFile } from '@/app/_ui/charts/svg-text'
import { dateStyle } from '@/app/_ui/date-style'
import { exportFileName } from '@/lib/domain/exports/export-file-name'
import { dayWordsWithYear } from '@/lib/domain/format/words'
import { csvOf } from '../_charts/csv'
import { loadExported } from '../_charts/exported'
import { parseAddress } from '../_server/address'
import { openPage } from '../_server/open-page'

const file = (body: string, type: string, name: string): Response =>
  new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })

/**
 * A chart as SVG or one of its tables as CSV: `picture` names it, `as` is `svg` or `csv`, `table` the table (the first
 * where none is named); the rest of the address is as on the page.
 */
export const GET = (request: NextRequest): Promise<Response> =>
  answering(async () => {
    const params = Object.fromEntries(request.nextUrl.searchParams)
    const { picture = '', as = 'csv', table: wanted } = params
    const address = parseAddress(params)
    const { model, part } = await openPage(address)
    const chart = await loadExported(model, picture, { ahead: address.ahead, part }, params)
    if (!chart) return problem(404, `There is no chart or table called “${picture.slice(0, 100)}”.`)
    const { day } = model
    const { name } = chart
    if (as === 'svg') {
      const { drawing, title, headline } = chart
      if (!drawing) return problem(404, `There is no chart of “${title}” to save yet. ${headline}`)
      const source = `Aide-Mémoire, ${dayWordsWithYear(day, dateStyle())}${part === null ? '' : `, of ${part}`}. ${chart.label}`
      return file(
        svgFile(drawing, { title, headline, source }),
        'image/svg+xml; charset=utf-8',
        exportFileName(name, day, 'svg'),
      )
    }
    if (as !== 'csv') return problem(422, 'A chart can be saved as svg, a table as csv.')
    const table = wanted === undefined ? chart.tables[0] : chart.tables.find((one) => one.name === wanted)
    if (!table) return problem(404, `“${chart.title}” has no table called “${(wanted ?? '').slice(0, 100)}”.`)
    return file(csvOf(table), 'text/csv; charset=utf-8', exportFileName(`${name}-${table.name}`, day, 'csv'))
  })
