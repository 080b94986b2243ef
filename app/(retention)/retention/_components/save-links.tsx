import type { ChartModel } from '@/app/_ui/charts/chart'
import { counted } from '@/lib/domain/format/words'
import { type Address, queryOf } from '../_server/address'

const LINK = 'link inline-flex min-h-11 items-center text-small'

type SaveLinksProps = {
  readonly chart: Pick<ChartModel, 'name' | 'drawing' | 'tables'>
  readonly address: Address
  /** Parameters of the page's own. */
  readonly more?: Readonly<Record<string, string>>
}

/** A chart's files: as SVG, and each of its tables as CSV. */
export function SaveLinks({ chart: { name, drawing, tables }, address, more = {} }: SaveLinksProps) {
  const href = (as: 'svg' | 'csv', table?: string) =>
    `/retention/export${queryOf(address, { ...more, picture: name, as, ...(table === undefined ? {} : { table }) })}`
  return (
    <ul className="flex flex-wrap gap-x-5">
      {drawing ? (
        <li>
          <a href={href('svg')} download className={LINK}>
            Chart as SVG
          </a>
        </li>
      ) : null}
      {tables
        .filter(({ cells }) => cells.length > 0)
        .map(({ name: table, caption, cells }, _, all) => (
          <li key={table}>
            <a
              href={href('csv', table)}
              download
              className={LINK}
              title={`${caption}: ${counted(cells.length, 'row')}`}
            >
              {all.length === 1 ? 'Figures as CSV' : `${table.charAt(0).toUpperCase()}${table.slice(1)} as CSV`}
            </a>
          </li>
        ))}
    </ul>
  )
}
