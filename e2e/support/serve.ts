import { prepareApp } from './app'

// What Playwright starts before the journeys: the built app with the demo organization.
const app = await prepareApp({ port: Number(process.env.EVENHAND_E2E_PORT), demo: true })
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void app.stop().then((code) => process.exit(code ?? 0)))
}
await app.start()
