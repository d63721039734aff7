// The launcher is plain JavaScript, for it runs before anything is installed; its tests take it as it comes.
declare module '@/launcher/*.mjs'
