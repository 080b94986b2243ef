import type { Route } from 'next'
import Link from 'next/link'
import type { ComponentProps, MouseEvent, MouseEventHandler, ReactNode } from 'react'
import { classNames } from './class-names'

/** `primary`: the one thing to do here. `plain`: anything else. `quiet`: beside text and in rows. */
export type ButtonLook = 'primary' | 'plain' | 'quiet'

const SHAPE =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-control px-4 py-2 font-medium text-base select-none disabled:opacity-55 aria-disabled:opacity-55'

const LOOKS: Record<ButtonLook, string> = {
  primary: 'bg-ink px-5 text-paper hover:bg-ink/90 forced-colors:border',
  plain: 'border border-edge bg-sheet text-ink hover:border-ink',
  quiet: 'text-quiet hover:text-ink hover:bg-rule/50',
}

export const buttonClass = (look: ButtonLook): string => classNames(SHAPE, LOOKS[look])

type ButtonProps = ComponentProps<'button'> & { readonly look?: ButtonLook }

/**
 * For a button that does something by script: pressed before the scripts of its page are there, it is pressed again then.
 * What answers a press says so, by preventing it; a button of type `button` does nothing by itself.
 */
export const early = (press: MouseEventHandler<HTMLButtonElement> | undefined) =>
  press && {
    'data-early': '',
    onClick: (event: MouseEvent<HTMLButtonElement>) => {
      event.preventDefault()
      press(event)
    },
  }

/** A button; `type` is `button` unless it is said to submit. At least 44 px high. */
export function Button({ look = 'plain', className, type = 'button', onClick, ...rest }: ButtonProps) {
  const press = type === 'button' ? early(onClick) : { onClick }
  return <button type={type} className={classNames(buttonClass(look), className)} {...rest} {...press} />
}

type LinkButtonProps<T extends string> = {
  readonly href: Route<T>
  readonly look?: ButtonLook
  readonly className?: string
  readonly prefetch?: boolean
  readonly children: ReactNode
}

/** A link that looks like a button: for going somewhere, never for changing anything. */
export function LinkButton<T extends string>({ href, look = 'plain', className, ...rest }: LinkButtonProps<T>) {
  return <Link href={href} className={classNames(buttonClass(look), className)} {...rest} />
}
