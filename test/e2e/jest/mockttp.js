/** What `import … from 'mockttp'` means in the cases; environment.js put it there. */
module.exports = globalThis.mockttp;
