import Papers

/// The names of fields in records, in all formats alike: a table, and for what people call them in their
/// languages that of all labels (`FieldLabel`). Names are compared without regard to
/// case, blanks, hyphens, underscores and full stops: `arxivId` is `arXiv ID` and `arxiv_id`.
package enum RecordNames {
  /// What a name stands for; nil when nobody knows.
  package static func field(_ name: UnsafeRawBufferPointer) -> RecordField? {
    guard name.count <= 64 else { return nil }
    guard let field = fields[hash(name)] ?? FieldLabel(name).flatMap(field) else { return nil }
    return field == .id && saysArxiv(name) ? .arxivID : field
  }

  /// `arXiv编号`: whose id it is.
  private static func saysArxiv(_ name: UnsafeRawBufferPointer) -> Bool {
    name.count > 5 && ByteScanner(name).says("arxiv", 0..<5)
  }

  private static func field(_ label: FieldLabel) -> RecordField? {
    switch label {
    case .title: .title
    case .authors: .authors
    case .date: .date
    case .firstDate: .firstDate
    case .updated: .updated
    case .abstract: .abstract
    case .summary: .description
    case .categories: .categories
    case .comment: .comment
    case .keywords: .keywords
    case .code: .code
    case .journal: .publication
    case .venue: .venue
    case .doi: .doi
    case .id: .id
    case .pdf: .pdf
    case .paper: .name
    case .link: .link
    case .translatedTitle, .translatedAbstract, .affiliation, .other: nil
    }
  }

  /// FNV-1a of the folded name.
  private static func hash(_ name: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name where !isPassedOver(byte) {
      hash = (hash ^ UInt64(ASCII.lower(byte))) &* 0x0000_0100_0000_01B3
    }
    return hash
  }

  @inline(__always)
  private static func isPassedOver(_ byte: UInt8) -> Bool {
    byte == ASCII.space || byte == ASCII.hyphen || byte == 0x5F || byte == 0x2E
      || byte == ASCII.hash
      || byte == ASCII.colon || byte == ASCII.slash
  }

  private static let fields: [UInt64: RecordField] = {
    var fields: [UInt64: RecordField] = [:]
    for (field, names) in table {
      for name in names.split(separator: ",") {
        fields[hash(name.utf8)] = fields[hash(name.utf8)] ?? field
      }
    }
    return fields
  }()

  /// Names that stand for two things in the table, which must be none: for the tests.
  package static var doubtful: [String] {
    table.flatMap { field, names in
      names.split(separator: ",").filter { fields[hash($0.utf8)] != field }.map(String.init)
    }
  }

  private static let table: [(RecordField, String)] = [
    (
      .title,
      "title,paper title,titles,article title,document title,title of paper,work title,标题,论文标题,题目,論文タイトル,タイトル,제목,titel,titre,título,titulo,заголовок,название"
    ),
    (.name, "name,paper,paper name,papers,论文,论文名称,論文"),
    (
      .authors,
      "authors,author,author list,authors text,author names,author full names,author s,authors list,creators,creator,by,authorships,作者,著者,저자,autoren,autor,auteurs,auteur,autores,авторы,автор"
    ),
    (
      .date,
      "date,published,published at,published date,publication date,pub date,publish date,date published,pubdate,preprint date,submitted on daily at,submitted,submitted date,submission date,submitted at,created,created at,issued,announced,announce date,announced date,release date,online date,published on,date of publication,date submitted,v1 date,日期,发布日期,发表日期,发布时间,时间,日付,公開日,날짜,datum,fecha,data,дата"
    ),
    (
      .firstDate,
      "first date,earliest date,first published,first submitted,original date,orig date,v1 published"
    ),
    (
      .updated,
      "updated,update date,updated at,updated date,last updated,last update,last modified,modified,date modified,更新日期"
    ),
    (
      .year,
      "year,publication year,pub year,year published,published year,年份,年,jahr,année,año,ano,год"
    ),
    (.month, "month"), (.day, "day"),
    (
      .abstract,
      "abstract,abstract note,abstract text,paper abstract,abstracts,arxiv abstract,摘要,概要,要旨,초록,resumen,resumo,résumé,zusammenfassung,аннотация"
    ),
    (
      .description,
      "summary,description,content html,content text,summaries,descriptions,debug abstract,总结,简介"
    ),
    (.summary, "tldr,tl;dr,takeaway,ai summary,en tldr,one sentence summary,中文摘要"),
    (.ids, "external ids,ids,openalex ids"), (.dateParts, "date parts"), (.versions, "versions"),
    (.parsedAuthors, "authors parsed"), (.invertedAbstract, "abstract inverted index"),
    (
      .categories,
      "categories,category,primary category,primary class,eprint class,subjects,subject,arxiv categories,arxiv category,arxiv class,subject class,分类,类别"
    ),
    (.comment, "comment,comments,notes,备注"),
    (
      .keywords,
      "keywords,keyword,key words,tags,tag,author keywords,index keywords,manual tags,topics,topic,labels,label,mendeley tags,concepts,tasks,task,keywords plus,fields of study,s2 fields of study,ai keywords,关键词,标签,キーワード,키워드,schlagwörter,mots clés,palabras clave,palavras chave,ключевые слова"
    ),
    (
      .code,
      "code,code url,code link,github,github url,github link,git hub,repo,repo url,repo urls,code repo,official code,code urls,代码,代码链接"
    ),
    (
      .publication,
      "journal,journal title,journaltitle,journal name,container title,publication title,source title,publication,journal ref,full journal name,journal reference,期刊"
    ),
    (
      .venue,
      "venue,conference,proceeding,book title,proceedings,proceedings title,conference name,published in,publication venue,event,event title,venue name,venue full,venue short,会议"
    ),
    (.doi, "doi,dois,paper doi,digital object identifier,doi url,doi link"),
    (
      .arxivID,
      "arxiv,arxiv id,paper arxiv id,eprint,e print,arxiv url,arxiv link,arxiv number,arxiv eprints,arxiv eprint,entry id,archive id,arxiv abs,arxiv pdf,arxiv no,preprint,preprint url,arxiv identifier,axv id,arxivids"
    ),
    (.id, "id,paper id,short id,identifier,identifiers,uid,paper ids,guid"),
    (
      .link,
      "url,link,links,forum,forum url,forum link,openreview,openreview url,openreview link,acl anthology,anthology url,proceedings url,paper url abs,best oa location,primary location,locations,ee,canonical url,paper url,paper link,urls,paper urls,href,landing page url,abs,abs url,url abs,abstract url,page url,html url,source url,article url,external url,full text url,urlabs,链接,论文链接,地址,リンク,링크,adresse,lien,enlace,ссылка"
    ),
    (
      .pdf,
      "pdf,pdf url,paper url pdf,pdf link,url pdf,pdf links,open access pdf,paper pdf,pdf地址,pdf链接"
    ),
    (
      .hint,
      "note,how published,volume,number,extra,howpublished,report number,report no,archive,archive location,loc in archive,call number,other"
    ),
    (
      .ignored,
      "key,item key,item type,type,entry type,entrytype,file,annote,annotation,date added,access date,accessed,url date,urldate,language,langid,library catalog,index,unnamed 0,issn,isbn,eissn,pages,num pages,issue,publisher,place,address,location,institution,school,organization,organisation,editor,editors,series,edition,archive prefix,eprint type,rights,copyright,timestamp,owner,citation key,bib source,biburl,bibsource,month numeric,crossref,short title,shorttitle,file attachments,link attachments,adsurl,adsnote,slaccitation,collaboration,bdsk url 1,bdsk url 2,date created,creationdate,modificationdate,groups,priority,ranking,readstatus,keywords zotero,automatic tags,journal abbreviation,journalabbreviation,shortjournal,copyright notice,pmid,pmcid,lccn,isstandalone,issuetitle,options,xdata,related,sortkey,sorttitle,sortyear,presort,nationality,pagetotal"
    ),
  ]
}
