import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { load } from '@/app/_api/server'
import { Locale } from '@/app/_ui/locale'
import { parseTheme, themeCookie } from '@/app/_ui/theme'
import { Frame } from './_frame/frame'

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const member = await load((api) => api.organizations.me())
  const theme = parseTheme((await cookies()).get(themeCookie)?.value)
  return (
    <Locale>
      <Frame member={member} theme={theme}>
        {children}
      </Frame>
    </Locale>
  )
}
