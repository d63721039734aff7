import pino from 'pino'

let logger: pino.Logger | undefined

/** Structured logs: ids and counts only. A driver's error can quote a row, so its detail is left out. */
export function log(): pino.Logger {
  logger ??= pino({
    level: process.env.EVENHAND_LOG ?? 'info',
    redact: [
      'err.detail',
      'err.where',
      'err.parameters',
      'err.args',
      'err.query',
      'err.params',
      'err.cause.detail',
      'err.cause.parameters',
      'err.cause.args',
      'err.cause.query',
    ],
  })
  return logger
}
