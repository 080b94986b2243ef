/** An address without its scheme and a closing slash. */
const shortened = (href: string): string => href.replace(/^https?:\/\//iu, '').replace(/\/$/u, '')

type CardLinkProps = { readonly href: string; readonly text: string; readonly isCode: boolean }

/** A link of a card with its address behind its words, so that nobody follows it unawares. It opens beside the page. */
export function CardLink({ href, text, isCode }: CardLinkProps) {
  return (
    <>
      <a href={href} target="_blank" rel="noreferrer noopener" className="link">
        {isCode ? <code className="card-code">{text}</code> : text}
      </a>
      {text === href ? null : (
        <span className="font-normal font-sans text-[0.65em] text-quiet not-italic"> ({shortened(href)})</span>
      )}
    </>
  )
}
