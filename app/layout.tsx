import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { parseTheme, themeCookie } from './_ui/theme'
import { Toaster } from './_ui/toast'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Evenhand', template: '%s · Evenhand' },
  description: 'Structured interview panels',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f2f5f6' },
    { media: '(prefers-color-scheme: dark)', color: '#0d1113' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Read on the server, so that the first paint already has the chosen theme.
  const theme = parseTheme((await cookies()).get(themeCookie)?.value)
  return (
    <html lang="en" data-theme={theme === 'system' ? undefined : theme}>
      <body>
        {children}
        <Toaster />
      </body>
    </html>
  )
}
