import { FLAG_COLOURS, type FlagColour, flagName } from '@/lib/domain/flags'
import { classNames } from './class-names'

const LOOKS: Record<FlagColour, string> = {
  red: 'text-flag-red',
  orange: 'text-flag-orange',
  green: 'text-flag-green',
  blue: 'text-flag-blue',
  pink: 'text-flag-pink',
  turquoise: 'text-flag-turquoise',
  purple: 'text-flag-purple',
}

type FlagMarkProps = {
  /** 1 to 7. */
  readonly flag: number
  /** The number alone, where there is no room for the name. */
  readonly isShort?: boolean
}

/** A card's flag: its colour, never without its number or name. */
export function FlagMark({ flag, isShort = false }: FlagMarkProps) {
  const colour = FLAG_COLOURS[flag - 1]
  if (colour === undefined) return null
  const name = flagName(flag)
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap" title={isShort ? name : undefined}>
      <svg aria-hidden="true" viewBox="0 0 12 14" className={classNames('size-3.5 fill-current', LOOKS[colour])}>
        <path d="M1 0h1.5v14H1zM3 1h8L9 4.5 11 8H3z" />
      </svg>
      {isShort ? (
        <>
          <span aria-hidden="true">{flag}</span>
          <span className="sr-only">Flag {name}</span>
        </>
      ) : (
        name
      )}
    </span>
  )
}
