import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // No image service: nothing here needs one, and its cache would hold personal files.
  images: { unoptimized: true },
  serverExternalPackages: ['@node-rs/argon2', 'postgres', 'pino', 'pdfkit'],
  devIndicators: false,
  // `npm test` checks the types of everything, tests too; a build that did so would fail people over a test.
  typescript: { ignoreBuildErrors: true },
}

export default config
