import type { ReactNode } from 'react'

const icon = (paths: ReactNode) => (
  <svg
    aria-hidden="true"
    viewBox="0 0 20 20"
    className="size-[min(1.375rem,8vw)] fill-none stroke-[1.5] stroke-current"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    {paths}
  </svg>
)

/** The icons of the bar on a phone. They are drawn on the server and sent with the page, not with its scripts. */
export const PHONE_ICONS = {
  today: icon(
    <path d="M5 4.5h10a2 2 0 0 1 2 2v8.5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6.5a2 2 0 0 1 2-2zM3 8.5h14M7 3v3M13 3v3" />,
  ),
  review: icon(
    <path d="M7.5 6.5h7a2 2 0 0 1 2 2v6.5a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2V8.5a2 2 0 0 1 2-2zM3 12.5V5.5a2 2 0 0 1 2-2h7.5" />,
  ),
  add: icon(<path d="M10 6.5v7M6.5 10h7M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14z" />),
  library: icon(
    <path d="M10 5.4C8 4 5.5 3.7 3 4v11.5c2.5-.3 5 0 7 1.4 2-1.4 4.5-1.7 7-1.4V4c-2.5-.3-5 0-7 1.4zM10 5.4v11.5" />,
  ),
  more: icon(<path d="M3.5 5.5h13M3.5 10h13M3.5 14.5h13" />),
} as const
