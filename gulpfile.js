const { dest, parallel, src } = require('gulp');

// The credentials and every node refer to ../icons or ../../icons, so the folder keeps its place in dist.
const icons = () => src('icons/*.svg').pipe(dest('dist/icons'));
const outputSchemas = () =>
	src('nodes/**/__schema__/**/*.json', { allowEmpty: true }).pipe(dest('dist/nodes'));

exports.default = parallel(icons, outputSchemas);
