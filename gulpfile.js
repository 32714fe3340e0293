const { dest, parallel, src, watch } = require('gulp');

const dist = process.env.KIT_DIST ?? 'dist';

const ICONS = 'icons/*.svg';
const SCHEMAS = 'nodes/**/__schema__/**/*.json';

// The credentials and every node refer to ../icons or ../../icons, so the folder keeps its place in dist.
const icons = () => src(ICONS).pipe(dest(`${dist}/icons`));
const outputSchemas = () => src(SCHEMAS, { allowEmpty: true }).pipe(dest(`${dist}/nodes`));

exports.default = parallel(icons, outputSchemas);
exports.watch = () => watch([ICONS, SCHEMAS], exports.default);
