/// Made-up lists of papers as people keep them: always the same bytes.
struct ListText {
  /// A list of links under headings: bullets with a bold title, names, a venue and links that are labels.
  let awesome: [UInt8]
  /// A newsletter: a table a week, with a numbered title, some sentences about it and links.
  let weekly: [UInt8]

  init(papers: Int) {
    var random = SplitMix64(state: 2025)
    func pick(_ list: [String]) -> String { list[Int(random.next() % UInt64(list.count))] }
    func words(_ count: Int) -> String {
      (1...count).map { _ in pick(DigestText.words) }.joined(separator: " ")
    }
    func title() -> String {
      (1...8).map { _ in
        let word = pick(DigestText.words)
        return word.prefix(1).uppercased() + word.dropFirst()
      }.joined(separator: " ")
    }
    func names() -> String {
      (1...4).map { _ in "\(pick(DigestText.givenNames)) \(pick(DigestText.familyNames))" }
        .joined(separator: ", ")
    }
    var awesome = "# Awesome Papers\n\nPapers that we read.\n"
    var weekly = "# Papers of the Week\n"
    for number in 0..<papers {
      let address = "https://arxiv.org/abs/2504.\(10_000 + number % 80_000)"
      if number % 40 == 0 { awesome += "\n## \(title())\n\n" }
      awesome += """
        - **\(title())** \\
          \(names()). \\
          CVPR 2025. [[Paper](\(address))] [[Code](https://github.com/example/code-\(number))] \\
          24 Apr 2025

        """
      if number % 10 == 0 {
        weekly += "\n## Week \(number / 10 + 1)\n\n| **Paper** | **Links** |\n| --- | --- |\n"
      }
      weekly += "| \(number % 10 + 1)) **\(title())** - \(words(50)). | [Paper](\(address)), "
      weekly += "[Post](https://example.com/status/\(number)) |\n"
    }
    self.awesome = Array(awesome.utf8)
    self.weekly = Array(weekly.utf8)
  }
}
