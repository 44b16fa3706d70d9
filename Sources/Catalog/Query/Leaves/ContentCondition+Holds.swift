import Papers
import TeX

extension ContentCondition {
  /// Whether a paper has it. A look at its texts at memory speed; more only where there may be some.
  func holds(_ paper: Paper) -> Bool {
    switch self {
    case .abstract: !paper.abstract.isEmpty
    case .doi: paper.doiName != nil
    case .code:
      (!paper.code.isEmpty || ContentCondition.has("http", paper.abstract))
        && !paper.codeAddresses.isEmpty
    case .math: hasMathematics(paper.title) || hasMathematics(paper.abstract)
    }
  }

  private static func has(_ text: StaticString, _ passage: Passage) -> Bool {
    passage.withBytes { bytes in
      Needle.find(
        UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount), in: bytes,
        from: 0) != nil
    }
  }

  private func hasMathematics(_ passage: Passage) -> Bool {
    guard ContentCondition.has("$", passage) || ContentCondition.has("\\", passage) else {
      return false
    }
    return passage.rendered?.pieces.contains { $0.style.contains(.mathematics) } == true
  }
}
