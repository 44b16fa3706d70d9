import Catalog
import Papers
import Programs

extension PaperValues {
  /// What programs are told of a paper: what `quire list --jsonl` says, in parts.
  ///
  /// - Parameters:
  ///   - json: its line of JSON; empty where nobody asks for it.
  ///   - pdf: where its PDF is; empty when it is not here.
  init(_ paper: Paper, json: [UInt8], pdf: String) {
    let line = PaperLine(isRendered: false)
    self.init(
      id: paper.id.description,
      [
        .url: paper.abstractAddress ?? "", .title: line.text(paper.title),
        .authors: paper.authors.items.map(line.text).joined(separator: ", "),
        .abstract: line.collapsed(paper.abstract), .pdf: pdf,
        .json: String(decoding: json, as: UTF8.self),
      ])
  }
}
