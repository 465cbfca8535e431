/**
 * The commonest words of each language, with those of asking for an appointment, of days and of
 * months. What a word says is weighed by how few of the languages know it.
 */
export const stopWords: Readonly<Record<string, string>> = {
  es:
    'el la los las un una unos unas de del al y o u que qué quién quien cuál cual cuándo cuando dónde donde cómo como ' +
    'cuánto cuanto cuesta para por con sin sobre entre hasta desde en a ante yo tú usted ustedes él ella nosotros ' +
    'me te se nos mi mis tu su sus lo le les es son está están estoy soy era fue ser estar tengo tiene tienen tener ' +
    'hay hacer hago quiero quisiera querría quería necesito necesita puedo puede pueden podría poder gustaría ' +
    'reservar reserva cita citas turno hora horas horario día dias días semana mes mañana hoy ayer tarde noche ' +
    'mediodía lunes martes miércoles miercoles jueves viernes sábado sabado domingo enero febrero marzo abril mayo ' +
    'junio julio agosto septiembre octubre noviembre diciembre hola buenos buenas gracias favor sí si no más menos ' +
    'muy también ya pero porque esta este esto eso ese esa otra otro próximo proxima próxima siguiente cancelar ' +
    'cambiar mover libre disponible disponibilidad primera primero corte pelo masaje dos tres cuatro cinco seis ' +
    'siete ocho nueve diez once doce vale adiós algo alguien todo todos hablan hablas español persona personas',
  fr:
    'le la les un une des du de et ou où que qui quoi quel quelle quand comment combien pourquoi pour par avec sans ' +
    'sur entre chez dans en à au aux je tu il elle nous vous ils elles on me te se mon ma mes ton ta votre vos ' +
    'notre leur ce cet cette ces est sont suis êtes sommes était être ai as a avez avons ont avoir fait faire ' +
    'voudrais veux voulez aimerais peux pouvez peut pourrais pourriez besoin prendre réserver reserver rendez ' +
    'rendezvous rdv vous créneau heure heures jour jours semaine mois demain aujourd hui hier matin midi après soir ' +
    'nuit lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août ' +
    'septembre octobre novembre décembre bonjour bonsoir salut merci svp plaît plait oui non pas plus moins très ' +
    'aussi mais parce prochain prochaine suivant annuler changer déplacer libre disponible coupe cheveux deux trois ' +
    'quatre cinq sept huit neuf dix onze douze ça cela quelque tout tous il y français personne personnes est-ce',
  de:
    'der die das den dem des ein eine einen einem einer eines und oder aber dass daß wer was wann wo wie warum welche ' +
    'welcher für mit ohne auf aus bei bis von vom zu zum zur nach vor über unter um am im in an ich du er sie es wir ' +
    'ihr mich mir dich dir uns euch ihnen mein meine meinen dein ihre ist sind bin bist war waren sein habe hast hat ' +
    'haben hätte hätten werde wird werden würde würden kann können könnte könnten könnten möchte möchten will wollen ' +
    'brauche gern gerne bitte danke hallo guten tag morgen abend mittag nachmittag vormittag nacht heute gestern ' +
    'übermorgen uhr halb viertel woche monat montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag ' +
    'januar februar märz april juni juli august september oktober november dezember termin termine buchen reservieren ' +
    'absagen verschieben stornieren ändern frei verfügbar nächste nächsten nächster kommenden noch nicht kein keine ' +
    'keinen ja nein auch schon sehr mehr wenn dann so zwei drei vier fünf sechs sieben acht neun zehn elf zwölf ' +
    'etwas jemand alles sprechen deutsch person personen haare schneiden',
  it:
    'il lo la i gli le un uno una di del della dello dei degli delle al alla allo ai agli alle da dal dalla nel nella ' +
    'in con per su sul sulla tra fra e ed o ma che chi cosa quale quando dove come quanto quanti perché io tu lui lei ' +
    'noi voi loro mi ti si ci vi mio mia tuo suo sua nostro è sono sei siamo siete era essere ho hai ha abbiamo avete ' +
    'hanno avere vorrei voglio vuole vorremmo posso può possiamo potrei potete bisogno fare prenotare prenotazione ' +
    'appuntamento appuntamenti ora ore orario giorno giorni settimana mese domani oggi ieri dopodomani mattina mattino ' +
    'mezzogiorno pomeriggio sera notte lunedì lunedi martedì martedi mercoledì mercoledi giovedì giovedi venerdì ' +
    'venerdi sabato domenica gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre ' +
    'dicembre ciao buongiorno buonasera salve grazie prego favore sì si no non più meno molto anche già ma questo ' +
    'questa quello prossimo prossima annullare cancellare spostare cambiare libero disponibile disponibilità taglio ' +
    'capelli massaggio due tre quattro cinque sei sette otto nove dieci undici dodici qualcosa tutto parlate italiano ' +
    'persona persone alle',
  pt:
    'o a os as um uma uns umas de do da dos das ao à aos às em no na nos nas e ou que quem qual quando onde como quanto ' +
    'porque por para pra com sem sobre entre até desde eu tu você vocês ele ela nós eles me te se lhe meu minha seu sua ' +
    'nosso é são está estão estou sou era foi ser estar tenho tem têm temos ter há fazer quero queria gostaria preciso ' +
    'precisa posso pode podem poderia marcar agendar reservar reserva consulta horário hora horas dia dias semana mês ' +
    'amanhã amanha hoje ontem manhã manha tarde noite meio segunda terça terca quarta quinta sexta feira sábado sabado ' +
    'domingo janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro olá ola oi bom ' +
    'boa obrigado obrigada favor sim não nao mais menos muito também já mas este esta isso próximo próxima cancelar ' +
    'mudar remarcar desmarcar livre disponível vaga corte cabelo massagem dois duas três quatro cinco seis sete oito ' +
    'nove dez onze doze algo alguém tudo falam português pessoa pessoas',
  nl:
    'de het een en of maar dat die dit deze wie wat wanneer waar hoe waarom welke voor met zonder op uit bij tot van ' +
    'naar over onder om in aan te ik jij je u hij zij ze wij we jullie mij me jou ons mijn jouw uw is zijn ben bent was ' +
    'waren heb hebt heeft hebben had wil wilt willen zou zouden kan kun kunt kunnen graag moet nodig maken boeken ' +
    'reserveren afspraak afspraken afzeggen verzetten annuleren wijzigen uur half kwart dag dagen week weken maand ' +
    'morgen vandaag gisteren overmorgen ochtend middag avond nacht maandag dinsdag woensdag donderdag vrijdag zaterdag ' +
    'zondag januari februari maart april mei juni juli augustus september oktober november december hallo goedemorgen ' +
    'goedemiddag goedenavond dag bedankt dank alstublieft alsjeblieft ja nee niet geen nog ook al zeer meer als dan er ' +
    'volgende komende vrij beschikbaar plek knippen haar twee drie vier vijf zes zeven acht negen tien elf twaalf iets ' +
    'iemand alles spreekt nederlands persoon personen',
  pl:
    'i w we z ze na do od po przed przez dla o u nad pod za bez przy a ale czy że co kto kiedy gdzie jak dlaczego ile ' +
    'który która które ja ty on ona my wy oni mnie mi ci cię się mój moja twój pan pani jest są jestem był była być mam ' +
    'masz ma mamy macie mają mieć chcę chciałbym chciałabym chciałem potrzebuję mogę może można możecie proszę umówić ' +
    'zarezerwować rezerwację rezerwacja wizytę wizyta wizyty termin godzinę godzina godzinie godziny dzień dni tydzień ' +
    'tygodniu miesiąc jutro dziś dzisiaj wczoraj pojutrze rano południe południu wieczorem wieczór noc poniedziałek ' +
    'wtorek środa środę czwartek piątek sobota sobotę niedziela niedzielę stycznia lutego marca kwietnia maja czerwca ' +
    'lipca sierpnia września października listopada grudnia cześć dzień dobry witam dziękuję dzięki tak nie więcej ' +
    'bardzo też już następny następnym przyszły odwołać przełożyć zmienić wolny wolne dostępny dwa trzy cztery pięć ' +
    'sześć siedem osiem dziewięć dziesiąta coś ktoś wszystko polsku polski osób osoby chce dzien',
  tr:
    've veya ama ki ne kim nasıl nerede neden kaç hangi için ile gibi kadar sonra önce ben sen o biz siz onlar bana sana ' +
    'bize size beni seni benim senin bizim bu şu bir iki üç dört beş altı yedi sekiz dokuz on var yok mı mi mu mü ' +
    'musunuz misiniz mısınız istiyorum isterim istiyoruz lazım gerekiyor olur olsun olabilir almak alabilir yapmak ' +
    'yaptırmak ayırtmak randevu randevumu rezervasyon saat saatte gün günü hafta haftaya ay yarın bugün dün sabah öğle ' +
    'öğleden akşam gece pazartesi salı çarşamba perşembe cuma cumartesi pazar ocak şubat mart nisan mayıs haziran ' +
    'temmuz ağustos eylül ekim kasım aralık merhaba selam günaydın teşekkürler teşekkür ederim lütfen evet hayır değil ' +
    'çok daha da de iptal etmek değiştirmek ertelemek boş müsait uygun gelecek önümüzdeki saç kesimi masaj kişi ' +
    'türkçe bilet merhabalar',
  vi:
    'tôi tao bạn anh chị em ông bà chúng ta mình họ là của và hoặc nhưng thì mà cho với không có được đã đang sẽ muốn ' +
    'cần phải nên hãy xin vui lòng đặt lịch hẹn cuộc ngày mai hôm nay qua tuần tháng giờ phút sáng trưa chiều tối đêm ' +
    'thứ hai ba tư năm sáu bảy chủ nhật một hai ba bốn lăm tám chín mười lúc vào này kia đó gì ai đâu nào khi bao ' +
    'nhiêu sao cảm ơn chào vâng dạ rất cũng lại nữa hủy đổi dời trống rảnh cắt tóc người tiếng việt',
  sv:
    'och eller men att som det den de en ett är var vara har hade jag du han hon vi ni dem mig dig oss min mitt din vill ' +
    'skulle kan kunna boka bokning tid tider behöver hos på till från med för utan om av i imorgon idag igår övermorgon ' +
    'morgon förmiddag eftermiddag kväll natt klockan halv vecka månad måndag tisdag onsdag torsdag fredag lördag söndag ' +
    'hej tack snälla ja nej inte nästa ledig avboka ändra flytta klippa någon något allt svenska två tre fyra fem',
  ro:
    'și sau dar că care ce cine când unde cum cât pentru cu fără pe la din de în un o unei unui eu tu el ea noi voi mă ' +
    'îmi mi este sunt ești era am ai are avem aveți vreau aș dori vrea pot poate puteți trebuie programare programez ' +
    'rezervare ora zi ziua săptămână săptămâna lună mâine azi astăzi ieri dimineață după amiază seara luni marți ' +
    'miercuri joi vineri sâmbătă duminică bună ziua salut mulțumesc vă rog da nu următoare liber anulez schimb',
  cs:
    'a nebo ale že co kdo kdy kde jak proč kolik který pro s se z ze na do od po před v ve u o já ty on ona my vy mi mě ' +
    'můj je jsou jsem byl být mám máte má chci chtěl chtěla bych bychom potřebuji mohu můžu můžete objednat rezervovat ' +
    'termín hodin hodinu hodiny den dny týden týdnu měsíc zítra dnes včera pozítří ráno dopoledne odpoledne večer pondělí ' +
    'úterý středa středu čtvrtek pátek sobota sobotu neděle neděli dobrý ahoj děkuji prosím ano ne příští volný zrušit',
};

/** English words that keep a turn English, whatever else stands in it. */
export const englishWords =
  'the a an and or but if then than that this these those there here i you he she it we they me him her us them my your ' +
  'his its our their is are am was were be been being do does did done have has had having can could will would shall ' +
  'should may might must not no yes yeah yep ok okay please thanks thank hi hello hey what when where who why how which ' +
  'for to from of on in at by with without about into over after before until between up down out off so as just any ' +
  'some all both more most other next last first book booking appointment appointments need want like get got make made ' +
  'have see say go come change cancel move time day week month today tomorrow tonight morning afternoon evening night ' +
  'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september ' +
  'october november december name is phone number one two three four five six seven eight nine ten am pm noon ' +
  "i'm i'd i'll it's don't can't that's let's good great fine sure right table reservation people available free open " +
  'hola ciao gracias merci bonjour danke adios si half quarter find looking help know because also too very really much many work works';
