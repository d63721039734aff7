export const themeCookie = 'evenhand-theme'

export type Theme = 'system' | 'light' | 'dark'

/** The theme a cookie value stands for; anything unknown follows the system. */
export function parseTheme(value: string | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system'
}
