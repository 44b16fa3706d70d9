import TeX

/// Renders any bytes, and checks what every user of the result relies on.
@_cdecl("LLVMFuzzerTestOneInput")
public func renderAnyBytes(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let source = UnsafeRawBufferPointer(start: data, count: count)
  let text = TeXText(source)
  if TeXText.isPlain(source) { precondition(text.text.elementsEqual(source), "plain text changed") }
  var end = 0
  for piece in text.pieces {
    precondition(piece.output.lowerBound == end && !piece.output.isEmpty, "a gap in the text")
    precondition(
      piece.source.lowerBound >= 0 && piece.source.upperBound <= count, "beyond the source")
    if piece.isVerbatim {
      precondition(
        source[piece.source].elementsEqual(text.text[piece.output]), "verbatim but different")
    }
    end = piece.output.upperBound
  }
  precondition(end == text.text.count, "text without a source")
  precondition(text.output(of: 0..<count).upperBound <= text.text.count, "beyond the text")
  precondition(text.source(of: 0..<text.text.count).upperBound <= count, "beyond the source")
  if String(validating: source, as: UTF8.self) != nil {
    precondition(String(validating: text.text, as: UTF8.self) != nil, "not UTF-8")
  }
  // What TeX decodes never becomes a character that is not seen.
  if !hasUnseen(source) {
    text.text.withUnsafeBytes { precondition(!hasUnseen($0), "a control character was made") }
  }
  return 0
}

private func hasUnseen(_ bytes: UnsafeRawBufferPointer) -> Bool {
  String(decoding: bytes, as: UTF8.self).unicodeScalars.contains { scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}

/// What may stand in itself.
let fuzzedNests: [(String, String)] = [
  ("{", "}"), (#"\left("#, #"\right)"#), (#"\frac{"#, "}{b}"), ("y^{", "}"), (#"{a\over "#, "}"),
  (#"a\over "#, ""), (#"\begin{cases}"#, #"\end{cases}"#), (#"\text{"#, "}"), ("$", "$"),
  (#"\text{$"#, "$}"), (#"\hat{"#, "}"), (#"\hat"#, ""), (#"\mathbf"#, ""), (#"\not{"#, "}"),
  (#"\not"#, ""), (#"\textcolor{red}{"#, "}"), (#"\sqrt["#, "]{b}"), (#"\overbrace{"#, "}"),
  (#"\overset{a}{"#, "}"), (#"\ket{"#, "}"), (#"\foo{"#, "}"), (#"\textbf{"#, "}"), (#"\'{"#, "}"),
  (#"\'"#, ""), (#"\href{a}{"#, "}"), (#"\("#, #"\)"#), (#"\["#, #"\]"#), ("``", "''"), ("`", "'"),
  ("|", "|"), ("~", ""), ("--", ""), (#"\left."#, #"\right."#), (#"\mathchoice{}{"#, "}{}{}"),
  (#"\raisebox{1pt}{$"#, "$}"), (#"\char""#, ""), ("^^", ""), (#"\unicode{x"#, "}"), (#"\R"#, ""),
]
