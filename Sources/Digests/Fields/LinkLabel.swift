import Papers

/// Texts of links and cells that name a kind of link and not a paper: `[PDF]`, `Paper`, `📄 arXiv`, `阅读论文`,
/// `Read more`, `[Paper](https://…)`, `arXiv:2401.01234`, `https://…`.
package enum LinkLabel {
  /// Whether a text is such a label, and so no title: all of its words are words of labels.
  package static func isLabel(_ text: UnsafeRawBufferPointer) -> Bool {
    mayBeLabel(ByteScanner(text)) && isLabelAtCloserLook(text)
  }

  static func isLabelAtCloserLook(_ text: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(text)
    var range = LabelText.bare(0..<text.count, scanner)
    if range.isEmpty { return true }
    guard range.count <= 120 else { return isAddress(range, scanner) }
    if let close = scanner.find("](", in: range) {
      range = scanner.trimmed(range.lowerBound..<close)
    }
    // What is cheap to find out first.
    return isAddress(range, scanner) || isWords(range, scanner)
      || FieldLabel(scanner.slice(range)) != nil
      // arXiv's own: `[pdf, other]`.
      || scanner.says("other", range) || scanner.says("other formats", range)
      || scanner.has("pdf, ", at: range.lowerBound, before: range.upperBound)
        && scanner.ends(range, with: "other")
      || isShort(range, scanner) && ArxivReference.find(in: scanner.slice(range)) != nil
  }

  /// A first look at three letters with which a text begins: names and titles begin with others, and have no id.
  private static func mayBeLabel(_ scanner: ByteScanner) -> Bool {
    let all = 0..<scanner.bytes.count
    return words.beginnings.mayBeginWithLetters(all, scanner)
      || FieldLabel.mayBegin(all, scanner) || scanner.hasDigit(in: all)
  }

  private static func isAddress(_ range: Range<Int>, _ scanner: ByteScanner) -> Bool {
    (scanner.has("http://", at: range.lowerBound, before: range.upperBound)
      || scanner.has("https://", at: range.lowerBound, before: range.upperBound)
      || scanner.has("www.", at: range.lowerBound, before: range.upperBound))
      && !scanner.bytes[range].contains(where: ASCII.isWhite)
      || isDOI(range, scanner)
  }

  /// `10.1000/182`, `doi: 10.1000/182`
  private static func isDOI(_ range: Range<Int>, _ scanner: ByteScanner) -> Bool {
    var start = range.lowerBound
    if range.count > 4, scanner.says("doi:", start..<start + 4) {
      start = scanner.trimmed(start + 4..<range.upperBound).lowerBound
    }
    return scanner.has("10.", at: start, before: range.upperBound)
      && !scanner.bytes[start..<range.upperBound].contains(where: ASCII.isWhite)
      && LinkTarget.doi(in: scanner.slice(start..<range.upperBound)) != nil
  }

  /// An id and its class have few words.
  private static func isShort(_ range: Range<Int>, _ scanner: ByteScanner) -> Bool {
    var (words, isInWord) = (0, false)
    for offset in range {
      let isWhite = ASCII.isWhite(scanner.bytes[offset])
      if !isWhite, !isInWord {
        words += 1
        if words > 3 { return false }
      }
      isInWord = !isWhite
    }
    return true
  }

  private static func isWords(_ range: Range<Int>, _ scanner: ByteScanner) -> Bool {
    if !words.beginnings.mayBeginWithLetters(range, scanner) { return false }
    var start = range.lowerBound
    var words = 0
    for offset in range.lowerBound...range.upperBound {
      if offset < range.upperBound, isOfWord(scanner.bytes[offset]) { continue }
      if offset > start {
        guard isWord(scanner.slice(start..<offset)) else { return false }
        words += 1
      }
      start = offset + 1
    }
    return words <= 8
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte >= 0x80
  }

  private static func isWord(_ word: UnsafeRawBufferPointer) -> Bool {
    if ASCII.isDigit(word[0]), word.allSatisfy(ASCII.isDigit) { return true }
    // Pictures and arrows between words.
    if word.count >= 3, word[0] == 0xE2 || word[0] == 0xF0 && word[1] == 0x9F,
      word.allSatisfy({ $0 >= 0x80 })
    {
      return true
    }
    return words.all.contains(FoldedWord.hash(word))
  }

  private static let words: (all: WordTable<Bool>, beginnings: Beginnings) = {
    let lines = [
      "paper pdf arxiv abs abstract html link links url code github gitlab project page website site web homepage home",
      "demo video slides poster blog post read more here view see also cf on the it at full text download official preprint doi",
      "and or version publication bibtex cite citation huggingface hf openreview alphaxiv scholar semantic acl anthology",
      "article source repo repository dataset data model models weights colab notebook supplementary supp appendix tweet",
      "twitter youtube click open access this in a to of go get original org com eprint v1 v2 v3 v4 ar5iv report tech",
      "formats experimental cvf usenix ieee acm springer elsevier biorxiv medrxiv mdpi pubmed sciencedirect jstor ssrn wiley",
      "论文 原文 链接 代码 阅读论文 阅读原文 查看论文 查看原文 阅读 下载 主页 项目 详情 更多 摘要 全文 项目主页 点击查看 点击阅读 点击 阅读全文 论文地址 论文链接",
      "論文 リンク コード 続きを読む 詳細 原論文 読む こちら 논문 링크 코드 더보기 자세히 원문 보기 여기",
      "papier artikel lesen hier mehr weiterlesen quelle zum lire ici suite plus article lien leer aquí más enlace artículo",
      "ler aqui mais artigo читать здесь далее подробнее статья ссылка код",
    ]
    var beginnings = Beginnings()
    // What else may be a label by its first word.
    for word in ["http", "www", "other"] {
      Array(word.utf8).withUnsafeBytes { beginnings.insert($0) }
    }
    let hashes = lines.joined(separator: " ").split(separator: " ").map { word in
      Array(word.utf8).withUnsafeBytes {
        beginnings.insert($0)
        return FoldedWord.hash($0)
      }
    }
    return (WordTable(set: hashes), beginnings)
  }()
}
