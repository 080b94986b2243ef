import Link from 'next/link'

/** The way back to Settings, above the title of one of its pages. */
export const SettingsLink = () => (
  <Link href="/settings" className="link">
    Settings
  </Link>
)
