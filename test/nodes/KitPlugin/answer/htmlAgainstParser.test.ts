import { refusedIn } from '../../../../nodes/KitPlugin/answer/html';
import { refusalsOf } from '../../../sandbox/editor/html';

/**
 * The trigger has a small scanner; the sandbox's editor uses an HTML parser that works like
 * browsers. The scanner must not miss anything that the parser finds.
 */

test.each([
	'<textarea><!--</textarea><script>alert(1)</script>-->',
	'<title><!--</title><iframe src="//evil.example"></iframe>-->',
	'<style><!--</style><form></form>-->',
	'<xmp><!--</xmp><script>alert(1)</script>-->',
	'<title></titles><!--</title><script>alert(1)</script>-->',
	'</p title="<!--"><script>alert(1)</script>-->',
	'<p title="<!--"><script>alert(1)</script>-->',
	'<? <!-- ><script>alert(1)</script>-->',
	'<!x <!-- ><script>alert(1)</script>-->',
	'</ <p title="><script>alert(1)</script>',
	'<svg><![CDATA[ > <!-- ]]><script>alert(1)</script> -->',
	'<![CDATA[<p title="><script>alert(1)</script>',
	'<textarea><p title="</textarea><script>alert(1)</script>',
	'<select><title><!</select><p title="<title>"><script>alert(1)</script>',
	'<svg><style>p{background:&#117;rl(//evil.example)}</style></svg>',
	'<style></styles p{background:url(//evil.example)}</style>',
	'<p title=\u00a0"><p style="background:url(//evil.example)">">',
	'<p title=\v"><p style="background:url(//evil.example)">">',
	"<\0p title=\"><p style='background:url(//evil.example)'>",
])('finds what a browser finds in %j', (html) => {
	expect(refusalsOf(html)).not.toEqual([]);
	expect(refusedIn(html)).not.toEqual([]);
});

const PARTS = [
	...['<!--', '-->', '--!>', '<!-->', '<!--->', '<!', '<?', '</', '<![CDATA[', ']]>', '<!--[if'],
	...['<textarea>', '</textarea>', '<title>', '</title>', '<style>', '</style>', '<xmp>', '</xmp>'],
	...[
		'<noscript>',
		'</noscript>',
		'<svg>',
		'</svg>',
		'<math>',
		'<select>',
		'<template>',
		'<table>',
	],
	...[
		'<p title="',
		'<p style="',
		'<a style=url(a)',
		'</p ',
		'<p ',
		'"',
		"'",
		'>',
		'<',
		' ',
		'/',
		'=',
	],
	...[
		'<script>',
		'<iframe>',
		'<input',
		'<SCRIPT/',
		'url(a)',
		'u&#114;l(a)',
		'&#x75;rl(',
		'u\\72l(',
	],
	...['@import', '/*', '*/', '{', '}', '\\', '\n', '\0', 'x', '-'],
	...['<p title=', '<p style=a:url(a)>', '`', '\v', '\f', '\r', '\u00a0', '\u2028', '\ufeff'],
];

test('misses nothing in thousands of random combinations of broken markup', () => {
	// the same ones in every run
	let seed = 20_260_301;
	const below = (end: number) => {
		seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
		return Math.floor((seed / 2 ** 32) * end);
	};
	const missed: string[] = [];
	let dangerous = 0;
	for (let round = 0; round < 8_000; round++) {
		const html = Array.from({ length: 3 + below(7) }, () => PARTS[below(PARTS.length)]).join('');
		if (refusalsOf(html).length === 0) continue;
		dangerous++;
		if (refusedIn(html).length === 0) missed.push(html);
	}
	expect(dangerous).toBeGreaterThan(1_000);
	expect(missed).toEqual([]);
});

test.each(['<a ', '<title>', '<![CDATA[>', '<!--[', '<style>', '<a b="', '</a "', '<!-- '])(
	'parses a megabyte of %j, where quadratic time would take minutes',
	(part) => {
		const parts = Math.floor(1_000_000 / part.length);
		for (const end of ['', '</title></style>]]>-->">']) {
			refusedIn(part.repeat(parts) + end);
		}
	},
);
