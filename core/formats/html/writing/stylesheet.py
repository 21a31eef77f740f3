"""The style sheet of a file: the looks of an official document, on a screen and on paper."""

# The face of titles is bold by itself: declared as such, it is not emboldened again
# as 宋体 is where that face is missing.
STYLESHEET = """\
@font-face {
  font-family: 小标宋;
  font-weight: bold;
  src: local("方正小标宋简体"), local("方正小标宋_GBK"), local("FZXiaoBiaoSong-B05S");
}
:root { color-scheme: light dark; }
body {
  margin: 0;
  font: 1.125rem/1.8 仿宋_GB2312, FangSong_GB2312, 仿宋, FangSong, STFangsong,
    "Noto Serif CJK SC", "Source Han Serif SC", serif;
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}
article { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 {
  margin: 1rem 0 2rem;
  font: bold 1.625rem/1.5 小标宋, 宋体, SimSun, STSong, "Noto Serif CJK SC", serif;
  text-align: center;
}
h1 span, .signature span { display: inline-block; word-break: keep-all; overflow-wrap: anywhere; }
h1 span { text-wrap: balance; }
h2, h3, h4, h5, p {
  margin: 0;
  font: inherit;
  text-indent: 2em;
  overflow-wrap: anywhere;
}
p { text-align: justify; }
h2 {
  margin-top: 1.2em;
  font-family: 黑体, SimHei, STHeiti, "Heiti SC", "Noto Sans CJK SC", sans-serif;
}
h3, strong { font-family: 楷体_GB2312, KaiTi_GB2312, 楷体, KaiTi, STKaiti, "Kaiti SC", serif; }
strong { font-weight: normal; }
.scroll { margin: 1em 0; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; line-height: 1.3125rem; }
caption { padding-bottom: 0.3em; }
.hidden {
  position: absolute;
  width: 1px;
  height: 1px;
  padding: 0;
  overflow: hidden;
  clip-path: inset(50%);
}
th, td {
  border: 1px solid;
  padding: 5px 4px;
  font-weight: normal;
  text-align: center;
  vertical-align: middle;
  text-wrap: balance;
}
th { word-break: keep-all; }
.left { word-break: normal; text-align: left; text-wrap: wrap; }
.group { word-break: keep-all; text-wrap: wrap; }
.tall { writing-mode: vertical-rl; letter-spacing: 0.5em; }
footer { margin-top: 3em; }
.signature { text-align: right; text-indent: 0; }
.signature span { margin-right: 4em; text-align: center; }
.code { margin-top: 3em; font-size: 0.75rem; text-align: right; text-indent: 0; }
.draft {
  position: sticky;
  top: 0;
  color: #fff;
  background: #c00000;
  text-align: center;
  text-indent: 0;
  letter-spacing: 1em;
}
@media screen and (max-width: 40rem) {
  h1 { font-size: 1.375rem; }
  p { text-align: start; } /* a short line stretched beside a long word is unreadable */
  table {
    width: var(--narrow);
    min-width: 100% !important;
    table-layout: fixed;
    border: solid;
    border-width: 1px 0 0 1px;
    border-collapse: separate; /* or the lines of what stays would scroll away */
    border-spacing: 0;
    font-size: 0.875rem;
  }
  col { width: var(--narrow) !important; }
  th, td { border-width: 0 1px 1px 0; }
  table:has([style^="left"]) { border-left-width: 0; }
  [style^="left"] { position: sticky; z-index: 1; background: Canvas; }
  [style^="left:0"] { border-left-width: 1px; }
  .signature span { margin-right: 1em; }
}
@page {
  size: A4;
  margin: 37mm 26mm 35mm 28mm;
}
@page :right {
  @bottom-right {
    content: "— " counter(page) " —";
    padding: 13pt 14pt 0 0;
    font: 14pt/1 SimSun, serif;
    text-align: right;
    vertical-align: top;
  }
}
@page :left {
  @bottom-left {
    content: "— " counter(page) " —";
    padding: 13pt 0 0 14pt;
    font: 14pt/1 SimSun, serif;
    text-align: left;
    vertical-align: top;
  }
}
@media print {
  :root { color-scheme: light; }
  body { font-size: 16pt; line-height: 28.95pt; }
  article { max-width: none; padding: 0; }
  h1 { margin: 0 0 28.95pt; font-size: 22pt; line-height: 36pt; }
  h2, h3, h4, h5 { break-after: avoid; }
  h2 { margin-top: 0; }
  p { orphans: 2; widows: 2; }
  .scroll { margin: 6pt 0; overflow: visible; break-inside: avoid; }
  table { min-width: 0 !important; font-size: 10.5pt; line-height: 1.2; }
  table:has(thead) { font-size: 9pt; }
  th, td { padding: 0.2em; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  tbody:has(> tr:first-child > th:only-child) { break-inside: avoid; }
  footer { break-inside: avoid; }
  p:has(+ footer) { break-after: avoid; }
  .signature span { margin-right: 4em; }
  .code { font-size: 9pt; }
  .draft {
    position: fixed;
    top: 40%;
    left: 0;
    right: 0;
    z-index: -1;
    color: #ddd;
    background: none;
    font-size: 120pt;
    line-height: 1;
    letter-spacing: 0;
    transform: rotate(-30deg);
  }
}
"""
