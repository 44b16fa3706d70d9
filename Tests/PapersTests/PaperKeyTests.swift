import Testing

@testable import Papers

/// What the rules of `PaperKey` give, for ever: marks are kept under these ids. A line that has to be changed
/// here would lose them.
@Suite struct PaperKeyTests {
  /// A DOI as it was written, and its key.
  static let dois: [(String, String)] = [
    ("10.1000/182", "doi:10.1000/182"),
    ("https://doi.org/10.1000/182", "doi:10.1000/182"),
    ("http://dx.doi.org/10.1000/182.", "doi:10.1000/182"),
    ("doi:10.1000/182", "doi:10.1000/182"),
    ("DOI: 10.1000/ABC.d", "doi:10.1000/abc.d"),
    ("https://doi.org/10.1002%2F%28SICI%291097-0258", "doi:10.1002/(sici)1097-0258"),
    ("(10.1016/0021-9991(92)90307-K).", "doi:10.1016/0021-9991(92)90307-k"),
    (
      "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
      "doi:10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"
    ),
    ("https://doi.org/10.1145/3292500?utm_source=x#top", "doi:10.1145/3292500"),
    ("10.18653/v1/N19-1423", "aclanthology.org/n19-1423"),
    ("10.1000.10/123", "doi:10.1000.10/123"),
  ]

  @Test(arguments: dois)
  func doiIsWrittenOneWay(text: String, key: String) {
    #expect(PaperKey(doi: text)?.text == key)
  }

  @Test(arguments: [
    "", "10.", "10.1000", "10.1000/", "10.12/3", "in press", "110.1000/182",
    "10.48550/arXiv.2401.12345",
  ])
  func noDOI(text: String) {
    #expect(PaperKey(doi: text) == nil)
  }

  /// An address as it was written, and its key.
  static let addresses: [(String, String)] = [
    ("https://www.Example.org/Papers/One/?utm_source=x#abstract", "example.org/Papers/One"),
    ("http://example.org:80/Papers/One", "example.org/Papers/One"),
    ("example.org/papers?b=2&utm_medium=mail&a=1", "example.org/papers?b=2&a=1"),
    ("https://example.org/a?id=1&amp;page=2", "example.org/a?id=1&page=2"),
    ("https://example.org/%7Eme/a%2fb%20c.pdf", "example.org/~me/a%2Fb%20c.pdf"),
    ("https://example.org:8080/x", "example.org:8080/x"),
    ("https://openreview.net/forum?id=rJXMpikCZ", "openreview.net/forum?id=rJXMpikCZ"),
    ("http://www.openreview.net/pdf?id=rJXMpikCZ", "openreview.net/forum?id=rJXMpikCZ"),
    (
      "https://openreview.net/forum?referrer=home&id=rJXMpikCZ&noteId=x",
      "openreview.net/forum?id=rJXMpikCZ"
    ),
    ("https://aclanthology.org/P19-1001/", "aclanthology.org/p19-1001"),
    ("https://www.aclweb.org/anthology/P19-1001.pdf", "aclanthology.org/p19-1001"),
    ("https://aclanthology.org/2020.acl-main.1v2.pdf", "aclanthology.org/2020.acl-main.1"),
    ("https://aclweb.org/anthology/papers/P/P19/P19-1001/", "aclanthology.org/p19-1001"),
    ("https://doi.org/10.18653/v1/P19-1001", "aclanthology.org/p19-1001"),
    (
      "https://openaccess.thecvf.com/content_cvpr_2016/papers/Roe_A_Net_CVPR_2016_paper.pdf",
      "openaccess.thecvf.com/roe_a_net_cvpr_2016_paper"
    ),
    (
      "http://openaccess.thecvf.com/content/CVPR2016/html/Roe_A_Net_CVPR_2016_paper.html",
      "openaccess.thecvf.com/roe_a_net_cvpr_2016_paper"
    ),
    (
      "https://proceedings.neurips.cc/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html",
      "proceedings.neurips.cc/paper/3f5ee243547dee91fbd053c1c4a845aa"
    ),
    (
      "https://papers.nips.cc/paper_files/paper/2017/file/3f5ee243547dee91fbd053c1c4a845aa-Paper.pdf",
      "proceedings.neurips.cc/paper/3f5ee243547dee91fbd053c1c4a845aa"
    ),
    ("https://papers.nips.cc/paper/7181-a-name.pdf", "proceedings.neurips.cc/paper/7181"),
    ("http://proceedings.mlr.press/v97/tan19a/tan19a.pdf", "proceedings.mlr.press/v97/tan19a"),
    ("https://proceedings.mlr.press/v97/tan19a.html", "proceedings.mlr.press/v97/tan19a"),
    ("https://www.jmlr.org/papers/volume15/roe14a/roe14a.pdf", "jmlr.org/v15/roe14a"),
    ("https://jmlr.org/papers/v15/roe14a.html", "jmlr.org/v15/roe14a"),
    (
      "https://ieeexplore.ieee.org/abstract/document/123456/", "ieeexplore.ieee.org/document/123456"
    ),
    (
      "https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=123456",
      "ieeexplore.ieee.org/document/123456"
    ),
    ("https://dl.acm.org/doi/pdf/10.1145/3292500.3330701", "doi:10.1145/3292500.3330701"),
    ("https://dl.acm.org/citation.cfm?id=3292500.3330701", "dl.acm.org/citation?id=3330701"),
    ("https://link.springer.com/content/pdf/10.1007/s1-2-3.pdf", "doi:10.1007/s1-2-3"),
    ("https://link.springer.com/article/10.1007%2Fs1-2-3", "doi:10.1007/s1-2-3"),
    ("https://www.nature.com/articles/s41586-020-1-2.pdf", "doi:10.1038/s41586-020-1-2"),
    ("https://www.biorxiv.org/content/10.1101/2020.01.02v3.full.pdf", "doi:10.1101/2020.01.02"),
    (
      "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001",
      "doi:10.1371/journal.pone.0000001"
    ),
    ("https://www.frontiersin.org/articles/10.3389/fnins.2019.1/full", "doi:10.3389/fnins.2019.1"),
    ("https://papers.ssrn.com/sol3/papers.cfm?abstract_id=12345", "doi:10.2139/ssrn.12345"),
    ("https://zenodo.org/records/12345", "doi:10.5281/zenodo.12345"),
    ("https://www.ncbi.nlm.nih.gov/pubmed/12345", "pubmed.ncbi.nlm.nih.gov/12345"),
    ("https://pubmed.ncbi.nlm.nih.gov/12345/", "pubmed.ncbi.nlm.nih.gov/12345"),
    (
      "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC12345/pdf/x.pdf",
      "pmc.ncbi.nlm.nih.gov/articles/PMC12345"
    ),
    (
      "https://www.sciencedirect.com/science/article/abs/pii/S0893608020300071?via%3Dihub",
      "sciencedirect.com/science/article/pii/S0893608020300071"
    ),
    ("https://eprint.iacr.org/2020/123.pdf", "eprint.iacr.org/2020/123"),
    ("https://inria.hal.science/hal-01234567v2/document", "hal.science/hal-01234567"),
    ("https://hal.archives-ouvertes.fr/hal-01234567", "hal.science/hal-01234567"),
    (
      "https://ojs.aaai.org/index.php/AAAI/article/download/123/456",
      "ojs.aaai.org/index.php/AAAI/article/view/123"
    ),
    ("https://www.mdpi.com/2072-4292/12/3/456/htm", "mdpi.com/2072-4292/12/3/456"),
    (
      "https://www.semanticscholar.org/paper/A-Name-Roe/0123456789abcdef0123456789abcdef01234567",
      "semanticscholar.org/paper/0123456789abcdef0123456789abcdef01234567"
    ),
    ("https://arxiv.org/abs/2413.00001", "arxiv.org/abs/2413.00001"),
  ]

  @Test(arguments: addresses)
  func addressIsWrittenOneWay(text: String, key: String) {
    #expect(PaperKey(address: text)?.text == key)
  }

  @Test(arguments: addresses)
  func keyOfAnAddressIsItsOwnKey(text: String, key: String) {
    if key.hasPrefix("doi:") {
      #expect(PaperKey(doi: key)?.text == key)
    } else {
      #expect(PaperKey(address: key)?.text == key)
      #expect(PaperKey(address: "http://www." + key + "/#x")?.text == key)
    }
  }

  @Test(arguments: [
    "", "https://example.org", "https://www.example.org/", "https://arxiv.org/abs/2504.16922v2",
    "mailto:me@example.org", "javascript:alert(1)", "no address", "localhost/x",
    "https://doi.org/10.48550/arXiv.2401.12345",
  ])
  func noAddressOfAPaper(text: String) {
    #expect(PaperKey(address: text) == nil)
  }

  /// A title, its authors, and their key.
  static let titles: [(String, [String], String)] = [
    ("A Name, of  Things!", ["Jane Roe", "John Doe"], "title:anameofthings/roe"),
    ("A name of things", ["Roe, Jane"], "title:anameofthings/roe"),
    ("Über GANs: œuvre", ["Łukasz Müller Jr."], "title:ubergansoeuvre/muller"),
    ("U\u{308}ber GANs: oeuvre", ["L. Mu\u{308}ller"], "title:ubergansoeuvre/muller"),
    ("ΑΛΦΆ и ЙОД", [], "title:αλφαииод/"),
    ("大语言模型：综述", ["张三"], "title:大语言模型综述/张三"),
    ("ＦＵＬＬ　width １", ["Roe"], "title:fullwidth1/roe"),
    ("!?", ["Roe"], "title:!?/roe"),
  ]

  @Test(arguments: titles)
  func titleIsFolded(title: String, authors: [String], key: String) {
    #expect(PaperKey(title: title, authors: authors.joined(separator: "\u{1F}")).text == key)
  }

  /// Keys and their ids; the beginning of `printf %s KEY | sha256sum`, the top bit set, in base 32.
  @Test(arguments: [
    ("doi:10.1000/182", "x/96se7ewp12cfs"),
    ("openreview.net/forum?id=rJXMpikCZ", "x/ft425rddby3wr"),
    ("aclanthology.org/p19-1001", "x/8y7yvp6yw5gmv"),
    ("title:anameofthings/roe", "x/ca7nf2svbpnqv"),
    ("title:大语言模型综述/张三", "x/ctb4mwkrkz54s"), ("", "x/e7c648acfr70m"),
    (String(repeating: "x", count: 200), "x/am8627rs030t0"),
    (String(repeating: "y", count: 55), "x/fpspm1gxzzw2v"),
    (String(repeating: "y", count: 56), "x/cgxz5ckjy6vhp"),
  ])
  func idComesFromTheKey(text: String, id: String) {
    #expect(PaperKey(text: text).id.description == id)
    #expect(PaperID(id) == PaperKey(text: text).id)
  }

  @Test func kindsAreToldByTheKey() {
    #expect(PaperKey(doi: "10.1000/182")?.kind == .doi)
    #expect(PaperKey(address: "example.org/a")?.kind == .address)
    #expect(PaperKey(title: "A", authors: "").kind == .title)
  }

  @Test(arguments: [
    "x/", "x/8", "x/0000000000000", "x/7zzzzzzzzzzzz", "x/iiiiiiiiiiiii", "x/G123456789abc",
  ])
  func noIDOutsideArxiv(text: String) {
    #expect(PaperID(text) == nil)
  }

  /// Brackets, points, slashes and percents, a hundred thousand of each: keys are short or none.
  @Test(arguments: ["(", ")", ".", "/", "%", "10.1000/", "&", "?", "-", "v1"])
  func repeatsAreNoKeys(piece: String) {
    let text = String(repeating: piece, count: 100_000)
    #expect(PaperKey(doi: text) == nil)
    #expect(PaperKey(address: "https://example.org/" + text) == nil)
    #expect(PaperKey(title: text, authors: text).text.utf8.count < 4000)
  }
}

extension PaperKey {
  init?(doi text: String) {
    guard let key = Array(text.utf8).withUnsafeBytes({ PaperKey(doi: $0) }) else { return nil }
    self = key
  }

  init?(address text: String) {
    guard let key = Array(text.utf8).withUnsafeBytes({ PaperKey(address: $0) }) else { return nil }
    self = key
  }

  init(title: String, authors: String) {
    self = Array(title.utf8).withUnsafeBytes { title in
      Array(authors.utf8).withUnsafeBytes { PaperKey(title: title, authors: $0) }
    }
  }
}
