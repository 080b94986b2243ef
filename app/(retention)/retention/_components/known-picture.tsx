import { DataTable } from '@/app/_ui'
import { Picture } from '@/app/_ui/charts/picture'
import { RangeBar } from '@/app/_ui/charts/range-bar'
import { knownFinding } from '@/lib/domain/retention/findings'
import type { KnownNow } from '@/lib/services/load-retention'

const oneDecimal = (value: number): string => value.toFixed(1)

/** The sum of predicted recall over the library's facts. */
export function KnownPicture({ facts, factsInLibrary, cardsRecalled, cardsStudied, cardsInLibrary }: KnownNow) {
  const finding = knownFinding(facts, factsInLibrary)
  const rows = [
    { name: 'Facts known now', value: oneDecimal(facts.mean) },
    { name: 'Range, 95 of 100 cases', value: `${oneDecimal(facts.low)} to ${oneDecimal(facts.high)}` },
    { name: 'Facts in the library', value: factsInLibrary },
    { name: 'Cards recalled, of those studied', value: `${oneDecimal(cardsRecalled)} of ${cardsStudied}` },
    { name: 'Cards in the library', value: cardsInLibrary },
  ]
  return (
    <Picture
      finding={finding}
      table={
        <DataTable
          caption="Known now"
          hideCaption
          columns={[
            { key: 'name', head: 'Figure', cell: ({ name }) => name },
            { key: 'value', head: 'Value', figures: true, cell: ({ value }) => value },
          ]}
          rows={rows}
          keyOf={({ name }) => name}
        />
      }
      definition={
        <>
          <p>
            The chance that you recall a card now, by FSRS with your weights, summed over all cards that you have
            studied, suspended ones too. A fact counts with the mean of its cards; cards never studied count nothing.
          </p>
          <p>
            This is a forecast of the model for all studied cards. True retention above is measured, and only on cards
            that came back; they come back when recall has fallen to your target, so it is usually lower.
          </p>
        </>
      }
    >
      <RangeBar
        label={finding}
        value={facts.mean}
        low={facts.low}
        high={facts.high}
        max={factsInLibrary}
        ends={[`${Math.round(facts.mean)} known now`, `${factsInLibrary} in the library`]}
      />
    </Picture>
  )
}
